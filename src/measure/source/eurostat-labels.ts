/**
 * Codes of a list of labels such as `Sex [SEX]=Total [T]; Age class=From 25 to 64 years`: those in brackets, and for
 * labels without them the codes of Eurostat's code lists (RAMON: SEX, AGE, ISCED11, UNIT, FREQ, TRAINING, WSTATUS) as
 * far as the labour market and education datasets need them. Gives the label for which no code is known.
 */
export function dimensionsOfLabels(
  labels: string,
): { readonly dimensions: Readonly<Record<string, string>> } | { readonly unknown: string } {
  const dimensions: Record<string, string> = {};
  for (const pair of labels.split(';')) {
    const [, nameLabel = '', codeLabel = ''] = /^([^=]*)=(.*)$/.exec(pair.trim()) ?? [];
    const name = bracketed(nameLabel)?.toLowerCase() ?? dimensionNames.get(nameLabel);
    const code = bracketed(codeLabel) ?? codeOfLabel(name, codeLabel);
    if (name === undefined || code === undefined || Object.hasOwn(dimensions, name)) return { unknown: pair.trim() };
    dimensions[name] = code;
  }
  return { dimensions };
}

function bracketed(label: string): string | undefined {
  return /\[([A-Za-z0-9_-]+)\]$/.exec(label)?.[1];
}

const dimensionNames: ReadonlyMap<string, string> = new Map([
  ['Time frequency', 'freq'],
  ['Unit of measure', 'unit'],
  ['Sex', 'sex'],
  ['Age class', 'age'],
  ['International Standard Classification of Education (ISCED 2011)', 'isced11'],
  ['Training', 'training'],
  ['Activity and employment status', 'wstatus'],
]);

const codesByLabel: ReadonlyMap<string, string> = new Map([
  ['freq=Annual', 'A'],
  ['freq=Quarterly', 'Q'],
  ['freq=Monthly', 'M'],
  ['unit=Percentage', 'PC'],
  ['unit=Number', 'NR'],
  ['unit=Thousand persons', 'THS_PER'],
  ['sex=Total', 'T'],
  ['sex=Males', 'M'],
  ['sex=Females', 'F'],
  ['age=Total', 'TOTAL'],
  ['isced11=All ISCED 2011 levels', 'TOTAL'],
  ['training=Neither formal nor non-formal education or training', 'NO_FE_NO_NFE'],
  ['wstatus=Not employed persons', 'NEMP'],
]);

function codeOfLabel(dimension: string | undefined, label: string): string | undefined {
  if (dimension === 'age') return ageCode(label) ?? codesByLabel.get(`age=${label}`);
  if (dimension === 'isced11') return iscedCode(label) ?? codesByLabel.get(`isced11=${label}`);
  return codesByLabel.get(`${dimension}=${label}`);
}

function ageCode(label: string): string | undefined {
  const band = /^From (\d+) to (\d+) years$/.exec(label);
  if (band) return `Y${band[1]}-${band[2]}`;
  const open = /^(\d+) years or over$/.exec(label);
  return open ? `Y_GE${open[1]}` : undefined;
}

/** `… (levels 0-2)` is ED0-2, `… (levels 3 and 4)` is ED3_4. */
function iscedCode(label: string): string | undefined {
  const levels = /\(levels? (\d)(?:(-| and )(\d))?\)$/.exec(label);
  if (!levels) return undefined;
  const [, first, joint, last] = levels;
  return last === undefined ? `ED${first}` : `ED${first}${joint === '-' ? '-' : '_'}${last}`;
}
