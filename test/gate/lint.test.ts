import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ambitie-lint-'));
writeFileSync(
  join(folder, 'tsconfig.json'),
  '{ "compilerOptions": { "strict": true, "lib": ["ES2024"], "types": [] } }',
);
afterAll(() => rmSync(folder, { recursive: true }));

function lint(name: string, source: string): string {
  const file = join(folder, name);
  writeFileSync(file, source);
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const args = [oxlint, '--config', join(root, '.oxlintrc.json'), '--type-aware', '--deny-warnings', file];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? 'clean' : stdout;
}

describe('the linter', () => {
  test('finds nothing in a clean file', () => {
    expect(lint('clean.ts', 'export const answer = 42;\n')).toBe('clean');
  });

  test('knows types: it finds a promise that nobody waits for', () => {
    expect(
      lint('floating.ts', 'async function work(): Promise<void> {}\nexport function start(): void {\n  work();\n}\n'),
    ).toContain('no-floating-promises');
  });

  test('looks at accessibility in views', () => {
    expect(lint('picture.tsx', 'export const picture = <img src="a.svg" />;\n')).toContain('alt-text');
  });

  test('finds a nested ternary', () => {
    expect(lint('nested.ts', 'export const size = (n: number) => (n > 9 ? 3 : n > 5 ? 2 : 1);\n')).toContain(
      'no-nested-ternary',
    );
  });
});
