const marker = '…';

/**
 * A value as indented JSON, each list cut off after its first entry; `more` says how many were left out. Lists of
 * short texts stay whole.
 */
export function shortened(value: unknown, more: (count: number) => string): string {
  const text = JSON.stringify(cut(value), null, 2);
  return text.replaceAll(/"…(\d+)"/g, (_, count: string) => more(Number(count)));
}

function cut(value: unknown): unknown {
  if (Array.isArray(value)) {
    const isShort = value.length < 4 && value.every((each) => typeof each === 'string');
    if (value.length < 2 || isShort) return value.map(cut);
    return [cut(value[0]), `${marker}${value.length - 1}`];
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, cut(part)]));
}
