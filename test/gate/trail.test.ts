import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const writer = /import \{[^}]*\bnote(All)?\b[^}]*\} from '[^']*wing\/trail-store\.ts'/;

/** Pages and commands that write the trail themselves. */
function writersOfTheTrail(patterns: readonly string[]): readonly string[] {
  return globSync([...patterns], { cwd: 'src' })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .filter((path) => writer.test(readFileSync(join('src', path), 'utf8')))
    .toSorted();
}

test('stores write the trail, so that an act leaves the same entry by page as by command', () => {
  expect(writersOfTheTrail(['{account,wing}/**/web/**/*.{ts,tsx}', 'cli/**/*.ts'])).toEqual([]);
});

test('a file that writes the trail is recognised', () => {
  expect(writersOfTheTrail(['account/**/*-store.ts'])).toContain('account/person/role-store.ts');
});
