/** What a plain field holds, as one text: a day as ISO 8601 writes it, a web address, an address for mail, a choice. */
export type PlainKind = 'day' | 'web-address' | 'mail-address' | 'label-basis';

interface PlainField {
  /** The section of the form that asks for it, or that files and reports tell of. */
  readonly section: 'about' | 'course';
  readonly kind: PlainKind;
}

/**
 * The one description of what a project says in one text that may be absent, in the order in which people are asked.
 * Forms, versions, the table, files and the plan folder follow from it; what it is called stands in the texts.
 */
export const plainFields = {
  plannedStart: { section: 'about', kind: 'day' },
  plannedEnd: { section: 'about', kind: 'day' },
  website: { section: 'about', kind: 'web-address' },
  contactAddress: { section: 'about', kind: 'mail-address' },
  actualStart: { section: 'course', kind: 'day' },
  actualEnd: { section: 'course', kind: 'day' },
  /** What keeps us from saying that it has the label of the plan; absent when nothing does. */
  labelBasis: { section: 'course', kind: 'label-basis' },
} as const satisfies Readonly<Record<string, PlainField>>;

/** Why a project stands among those of the plan without a label that a source confirms. */
export const labelBases = ['not-stated', 'earlier-plan'] as const;

export type LabelBasis = (typeof labelBases)[number];

export type PlainName = keyof typeof plainFields;

/** Names of the plain fields for which something holds, such as those of a section. */
export type PlainNameWith<Field extends Partial<PlainField>> = {
  [Name in PlainName]: (typeof plainFields)[Name] extends Field ? Name : never;
}[PlainName];

/** What a project says in its plain fields. */
export type PlainValues = { readonly [Name in PlainName]?: string };

export const plainNames = Object.keys(plainFields) as readonly PlainName[];

/** The plain fields for which something holds: those of a section, those of a kind, or both. */
export function plainNamesWith<const Field extends Partial<PlainField>>(field: Field): readonly PlainNameWith<Field>[] {
  const asked = Object.entries(field);
  const holds = (name: PlainName): boolean => {
    const own: Readonly<Record<string, unknown>> = plainFields[name];
    return asked.every(([key, value]) => own[key] === value);
  };
  return plainNames.filter((name): name is PlainNameWith<Field> => holds(name));
}

/** Something for each of some plain fields, by name. */
export function eachPlain<Name extends PlainName, T>(names: readonly Name[], of: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Partial<Record<Name, T>> as Record<Name, T>;
}

/** Its column in the table and in files: `planned_start`. */
export function plainColumn(name: PlainName): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The plain fields of a project under the names of their columns, absent ones too. */
export function plainRow(values: PlainValues): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(plainNames.map((name) => [plainColumn(name), values[name]]));
}

/** The plain fields from what stands in their columns, absent ones left out. */
export function plainValues(cellOf: (column: string) => string | undefined): PlainValues {
  return Object.fromEntries(
    plainNames.flatMap((name) => {
      const value = cellOf(plainColumn(name));
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
