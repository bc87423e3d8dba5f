/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Texts as a list of SQL literals, between brackets. */
export function literals(texts: readonly string[]): string {
  return `(${texts.map(literal).join(', ')})`;
}

/** Names for codes: an ENUM type each, so that five million cells are compared by a hash and kept in a byte. */
export interface CodeTypes {
  /** The name of a type with these codes. */
  readonly of: (codes: readonly string[]) => string;
  /** What creates them. */
  readonly statements: () => readonly string[];
}

/** Starts without types; `prefix` keeps the names of several lists apart. */
export function startCodeTypes(prefix: string): CodeTypes {
  const names = new Map<string, string>();
  return {
    of: (codes) => {
      const list = literals([...new Set(codes)]);
      const name = names.get(list) ?? `${prefix}${names.size}`;
      names.set(list, name);
      return name;
    },
    statements: () => [...names].map(([list, name]) => `CREATE TEMP TYPE ${name} AS ENUM ${list}`),
  };
}

/** What a cell stands for after a table of codes, as a code of a type itself; NULL for one that is not in it. */
export function lookedUp(cell: string, codes: Readonly<Record<string, string>>, types: CodeTypes): string {
  const written = Object.keys(codes);
  if (written.length === 0) return 'NULL::VARCHAR';
  const meant = written.map((code) => codes[code] ?? '');
  const isSame = written.every((code, index) => code === meant[index]);
  const found = `TRY_CAST(${cell} AS ${types.of(written)})`;
  return isSame ? found : elementOf(meant, found, types.of(meant));
}

/** The element of a list that stands at the place of a code in its type. */
export function elementOf(list: readonly string[], code: string, type: string): string {
  return `(CAST([${list.map(literal).join(', ')}] AS ${type}[])[enum_code(${code})::INTEGER + 1])`;
}
