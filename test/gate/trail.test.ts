import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Wings of which no page writes the trail: the same act by page, import or command leaves the same entry. */
const wings = ['account', 'deliver', 'measure'];

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Pages that write the trail, and files that name its table: the trail has one store. */
function pastTheStore(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const imports = text.match(/import [^;]*?from '[^']*\/wing\/trail-store\.ts'/g) ?? [];
    const isWriter = imports.some((each) => /\b(note|noteAll)\b|\*/.test(each));
    const faults = [
      isWriter && /\/(web|command)\/|^src\/cli\//.test(path) && 'a page or command writes the trail',
      text.includes('audit_entry') && !path.endsWith('migrations.ts') && 'names the table of the trail',
    ];
    return faults.flatMap((fault) => (fault ? [`${path}: ${fault}`] : []));
  });
}

test.each(wings)('no page of %s writes the trail, and no file names its table', (wing) => {
  const paths = globSync(`src/${wing}/**/*.{ts,tsx}`).filter((path) => !/\.test\.tsx?$/.test(path));
  expect(paths.length).toBeGreaterThan(20);
  expect(pastTheStore(paths.map((path) => ({ path, text: readFileSync(path, 'utf8') })))).toEqual([]);
});

test('no command writes the trail', () => {
  const paths = globSync('src/{cli,*/command}/*.ts').filter((path) => !path.endsWith('.test.ts'));
  expect(paths.length).toBeGreaterThan(10);
  expect(pastTheStore(paths.map((path) => ({ path, text: readFileSync(path, 'utf8') })))).toEqual([]);
});

test('a page that writes it is found, however it imports; one that reads it is not', () => {
  const page = (text: string) => pastTheStore([{ path: 'src/bakery/oven/web/page.tsx', text }]);
  const trail = "'../../../wing/trail-store.ts'";
  expect(page(`import { note } from ${trail};`)).toHaveLength(1);
  expect(page(`import {\n  noteAll as keep,\n  readTrail,\n} from ${trail};`)).toHaveLength(1);
  expect(page(`import * as trail from ${trail};`)).toHaveLength(1);
  expect(page('sql`insert into audit_entry`')).toHaveLength(1);
  expect(page(`import { readTrail } from ${trail};`)).toEqual([]);
  const command = { path: 'src/cli/bake.ts', text: `import { note } from ${trail};` };
  const ofWing = { ...command, path: 'src/bakery/command/bake.ts', text: command.text.replace('../', '../../') };
  expect([command, ofWing].map((each) => pastTheStore([each]).length)).toEqual([1, 1]);
  const store = { path: 'src/bakery/oven/oven-store.ts', text: `import { note } from ${trail};` };
  expect(pastTheStore([store])).toEqual([]);
});
