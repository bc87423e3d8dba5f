import { Client, escapeIdentifier } from 'pg';

/*
 * Rows for tables that nobody wrote for: whatever the database's own catalogue allows. So a table or a reference that a
 * wing adds is in every test that fills the database this way, and one for which no row can be guessed fails it by name.
 */

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly mayBeEmpty: boolean;
  /** Rules on its values, as the catalogue writes them. */
  readonly rules: readonly string[];
}

interface Reference {
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
  readonly targets: readonly string[];
}

const mostTries = 3000;

/** Gives every table at least one row, and every reference at least one row that it leads from. */
export async function fillEveryTable(superuserUrl: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    // Triggers may want more than one row can know; references are made right here.
    await client.query("set session_replication_role = 'replica'");
    const columns = (await client.query<Column>(columnsQuery)).rows;
    const references = (await client.query<Reference>(referencesQuery)).rows;
    for (const table of inOrder(columns, references)) {
      const own = references.filter(({ from }) => from === table);
      if (!(await needsRow(client, table, own))) continue;
      await addRow(
        client,
        table,
        columns.filter((column) => column.table === table),
        own,
      );
    }
    for (const reference of references) await refer(client, reference);
  } finally {
    await client.end();
  }
}

/** Whom others refer to comes first, as far as they do not refer to each other. */
function inOrder(columns: readonly Column[], references: readonly Reference[]): readonly string[] {
  const left = new Set(columns.map(({ table }) => table));
  const order: string[] = [];
  while (left.size > 0) {
    const waits = (table: string): boolean =>
      references.some(({ from, to }) => from === table && to !== table && left.has(to));
    const next = [...left].find((table) => !waits(table)) ?? [...left][0]!;
    left.delete(next);
    order.push(next);
  }
  return order;
}

async function needsRow(client: Client, table: string, references: readonly Reference[]): Promise<boolean> {
  const full = references.map(({ columns }) => `count(*) filter (where ${allGiven(columns)}) = 0`);
  const { rows } = await client.query<{ is: boolean }>(
    `select ${['count(*) = 0', ...full].join(' or ')} as is from ${table}`,
  );
  return rows[0]!.is;
}

async function addRow(
  client: Client,
  table: string,
  columns: readonly Column[],
  references: readonly Reference[],
): Promise<void> {
  const choose = chooser();
  let last: unknown;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const led = ledTo(references, tries);
    const values = columns.map((column) => led.get(column.name) ?? choose(valuesFor(column, tries)));
    const names = columns.map(({ name }) => escapeIdentifier(name)).join(', ');
    try {
      await client.query(`insert into ${table} (${names}) values (${values.join(', ')})`);
      return;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`no row for ${table} could be guessed: let a test write one first`, { cause: last });
}

/** Values of the columns that refer, by their name: those of some row, which is another one at every try. */
function ledTo(references: readonly Reference[], tries: number): ReadonlyMap<string, string> {
  return new Map(
    references.flatMap(({ to, columns, targets }, salt) => {
      const some = `from ${to} t order by md5(t::text || '${salt} ${tries}') limit 1`;
      return columns.map((name, at) => [name, `(select ${escapeIdentifier(targets[at]!)} ${some})`] as const);
    }),
  );
}

/** A reference that its table came too early for. */
async function refer(client: Client, { from, to, columns, targets }: Reference): Promise<void> {
  const { rows } = await client.query<{ is: boolean }>(
    `select not exists (select from ${from} where ${allGiven(columns)}) as is`,
  );
  if (!rows[0]!.is) return;
  const names = columns.map((name) => escapeIdentifier(name)).join(', ');
  const found = targets.map((name) => escapeIdentifier(name)).join(', ');
  await client.query(`
    update ${from} set (${names}) = (select ${found} from ${to} limit 1)
    where ctid = (select ctid from ${from} limit 1)`);
}

function allGiven(columns: readonly string[]): string {
  return columns.map((name) => `${escapeIdentifier(name)} is not null`).join(' and ');
}

/** SQL for values of a column's type: those that its rules name, and some of everyday; seldom none at all. */
function valuesFor({ type, mayBeEmpty, rules }: Column, tries: number): readonly string[] {
  const empty = mayBeEmpty && tries > 100 && tries % 3 === 0 ? ['null'] : [];
  const named = rules.flatMap((rule) => [...rule.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, text]) => `'${text}'`));
  if (type === 'text') return [...named, ...everyday, ...empty];
  if (type === 'text[]') return [...named.map((text) => `array[${text}]`), "array['71016']", "'{}'", ...empty];
  const plain = byType[type];
  if (plain) return [...plain, ...empty];
  if (mayBeEmpty) return ['null'];
  throw new Error(`say in any-row.ts what a value of the type ${type} looks like`);
}

const everyday = [
  "'een tekst met ''tekens'' \\ en\ttab'",
  "'woord-1'",
  "'71016'",
  "'0417497106'",
  "'nl'",
  "'an@voorbeeld.be'",
  "'https://voorbeeld.be/een'",
  "encode(sha256('een'), 'hex')",
];

const numbers = ['1', '2', '3', '5'];
const moments = ["timestamptz '2026-03-02 09:00:00.123456+00'", "timestamptz '2026-04-02 09:00+00'"];
const byType: Readonly<Record<string, readonly string[]>> = {
  uuid: ['gen_random_uuid()'],
  smallint: numbers,
  integer: numbers,
  bigint: [...numbers, '9007199254740993'],
  numeric: ['1', '2.5', '3'],
  real: numbers,
  'double precision': ['1', '0.1'],
  boolean: ['true', 'false'],
  date: ["date '2026-03-02'", "date '2026-04-02'"],
  'timestamp with time zone': moments,
  'timestamp without time zone': moments,
  jsonb: [`'{"nl": "één"}'`, "'[]'", "'{}'", "'[1, null]'"],
  json: [`'{"nl": "één"}'`, "'[]'"],
  bytea: ["sha256('een')", "'\\x00ff'"],
  tsvector: ["search_words('begeleiding')"],
  'uuid[]': ['array[gen_random_uuid()]'],
  'integer[]': ['array[1, 2]'],
};

/** Chooses the same at every run. */
function chooser(): (values: readonly string[]) => string {
  let state = 1;
  return (values) => {
    state = (state * 48_271) % 2_147_483_647;
    return values[state % values.length]!;
  };
}

/** What a row is made of, but for what the database counts or works out by itself. */
const columnsQuery = `
  select c.oid::regclass::text as table, a.attname as name,
    regexp_replace(format_type(a.atttypid, a.atttypmod), '\\(.*?\\)', '') as type, not a.attnotnull as "mayBeEmpty",
    coalesce((select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)), '{}') as rules
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attgenerated = '' and a.attidentity = ''
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    and not exists (select from pg_attrdef f where f.adrelid = c.oid and f.adnum = a.attnum
      and pg_get_expr(f.adbin, f.adrelid) like 'nextval(%')
  order by c.relname, a.attnum`;

const referencesQuery = `
  select conrelid::regclass::text as from, confrelid::regclass::text as to,
    array_agg(a.attname::text order by k.at) as columns, array_agg(b.attname::text order by k.at) as targets
  from pg_constraint c, unnest(c.conkey, c.confkey) with ordinality k(own, other, at), pg_attribute a, pg_attribute b
  where c.contype = 'f' and c.connamespace = 'public'::regnamespace
    and a.attrelid = c.conrelid and a.attnum = k.own and b.attrelid = c.confrelid and b.attnum = k.other
  group by c.oid order by 1, 2`;
