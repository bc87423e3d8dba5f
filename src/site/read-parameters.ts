/** Which parameters of its address a page reads: what it does not read makes no other page of it. */
export interface ReadParameters {
  readonly names: Set<string>;
  /** Whether it looked at all of them at once. */
  isAll: boolean;
}

export function noneRead(): ReadParameters {
  return { names: new Set(), isAll: false };
}

/** The parameters of an address, for one page to read; what it reads is remembered in `read`. */
export function watched(
  search: URLSearchParams,
  read: ReadParameters,
): { readonly query: Readonly<Record<string, string>>; readonly search: URLSearchParams } {
  return { query: watchedQuery(search, read), search: watchedSearch(search, read) };
}

/** The part of an address's parameters that was read, in the order in which they were written. */
export function partRead(search: URLSearchParams, { names, isAll }: ReadParameters): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => isAll || names.has(name)));
}

/** First values by name. */
function watchedQuery(search: URLSearchParams, read: ReadParameters): Readonly<Record<string, string>> {
  const values = Object.create(null) as Record<string, string>;
  for (const [name, value] of search) values[name] ??= value;
  const readAll = (): void => {
    read.isAll = true;
  };
  return new Proxy(values, {
    get: (_, name) => {
      if (typeof name !== 'string') return undefined;
      read.names.add(name);
      return values[name];
    },
    has: (_, name) => {
      read.names.add(String(name));
      return name in values;
    },
    ownKeys: () => {
      readAll();
      return Reflect.ownKeys(values);
    },
  });
}

/** Ways of asking for one parameter; every other way reads them all. */
const askingForOne: readonly (string | symbol)[] = ['get', 'getAll', 'has'];

function watchedSearch(search: URLSearchParams, read: ReadParameters): URLSearchParams {
  return new Proxy(new URLSearchParams(search), {
    get: (values, key) => {
      const member: unknown = Reflect.get(values, key, values);
      if (!askingForOne.includes(key)) read.isAll = true;
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]): unknown => {
        read.names.add(String(given[0]));
        return Reflect.apply(member, values, given);
      };
    },
  });
}
