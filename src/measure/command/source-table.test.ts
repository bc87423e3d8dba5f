import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import { limburgFolder, temporaryFolder } from '../../../test/release/built-release.ts';
import { runCommandLine } from '../../cli/command-line.ts';

/** The folder that commands are given in, with the release in `data/`. */
const work = temporaryFolder();

interface Answer {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

async function ambitie(...argv: readonly string[]): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runCommandLine([...argv, '--plan', limburgFolder, '--data', 'data'], {
    effects: testEffects(),
    print: (text) => void out.push(text),
    printError: (text) => void err.push(text),
    root: work,
    workingFolder: work,
    environment: {},
    code: 'test',
    stopped: () => Promise.resolve(),
  });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

describe('source read of a table', () => {
  const mapping = `publisher: VDAB
dataset: demo
format: { kind: csv }
area: { column: nis, written: nis }
period: { column: year }
values: [{ column: n, indicator: dual-learning-pupils }]
`;
  const table = 'nis,year,n\n71002,2024,12\n71016,2024,7\n';

  test('drafts a mapping', async () => {
    writeFileSync(join(work, 'pupils.csv'), table);
    const drafted = await ambitie('source', 'read', 'pupils.csv', '--draft-mapping');
    expect(drafted).toMatchObject({ exitCode: 0, err: '' });
    expect(drafted.out).toContain('area: { column: nis, written: nis }\nperiod: { column: year }');
  });

  test('gives its observations as JSON', async () => {
    writeFileSync(join(work, 'pupils.csv'), `${table}71002,2023,-\n`);
    writeFileSync(join(work, 'pupils.mapping.yaml'), `${mapping}missing: { '-': O }\n`);
    const read = await ambitie('source', 'read', 'pupils.csv', '--mapping', 'pupils.mapping.yaml', '--json');
    expect(read).toMatchObject({ exitCode: 0, err: '' });
    const pupils = { indicator: 'dual-learning-pupils', breakdown: '', unit: 'PS' };
    expect(JSON.parse(read.out)).toMatchObject({
      summary: { rows: 3, observations: 3 },
      observations: [
        { ...pupils, area: '71002', period: '2023', value: null, status: 'O' },
        { ...pupils, area: '71002', period: '2024', value: 12, status: 'A' },
        { ...pupils, area: '71016', period: '2024', value: 7, status: 'A' },
      ],
    });
  });

  test('says what is in it, or every problem', async () => {
    writeFileSync(join(work, 'pupils.csv'), table);
    writeFileSync(join(work, 'pupils.mapping.yaml'), mapping);
    const read = (): Promise<Answer> => ambitie('source', 'read', 'pupils.csv', '--mapping', 'pupils.mapping.yaml');
    expect((await read()).out).toBe(
      '2 rows give 2 figures, none with a problem.\ndual-learning-pupils: 2 areas, 2024 to 2024.',
    );
    writeFileSync(join(work, 'pupils.csv'), table.replace('12', '-12').replace(',7', ',x'));
    const refused = await read();
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toMatch(/^pupils\.csv:2: -12 in "n" is negative.*\npupils\.csv:3: "x" in "n" is not a number/);
    writeFileSync(join(work, 'pupils.mapping.yaml'), mapping.replace('nis, written', 'nis, writen'));
    expect((await read()).err).toMatch(/^pupils\.mapping\.yaml:4:\d+: The key "writen".*Did you mean "written"/);
  });

  test('holds the areas against the official list', async () => {
    const list = 'LVL_REFNIS,CD_REFNIS,CD_SUP_REFNIS,TX_REFNIS_FR,TX_REFNIS_NL,DT_VLDT_START,DT_VLDT_END\n';
    writeFileSync(join(work, 'refnis.csv'), `${list}4,71002,71000,As,As,01/01/1970,31/12/9999\n`);
    const compared = await ambitie('source', 'read', 'refnis.csv', '--source', 'refnis');
    expect(compared).toMatchObject({ exitCode: 0, err: '' });
    expect(compared.out).toMatch(/^1 municipalities in the list; \d+ of the plan/);
    expect(compared.out).not.toContain('(71002)');
  });
});
