import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planWith, tinyPlanFolder } from '../release/built-release.ts';
import { openWalkedHouse, type WalkedHouse } from './walked-house.ts';

/* Every CSV file that a page of the house leads to, as somebody with every role gets it, when people and publishers wrote
 * what a spreadsheet would run: no cell of any of them is a formula. */

const formula = '=HYPERLINK("https://evil.example")';
const opened = new AsyncDisposableStack();
let walked: WalkedHouse;

beforeAll(async () => {
  const plan = planWith(tinyPlanFolder, 'figures.csv', (text) =>
    text.replaceAll(',,2026-', `,"${formula.replaceAll('"', '""')}",2026-`),
  );
  walked = await openWalkedHouse(opened, plan);
  await writeFormulas(walked.instance.databaseUrl);
}, 120_000);
afterAll(() => opened.disposeAsync());

/** Puts a formula wherever people name a project, an organisation or a line of money. */
async function writeFormulas(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, options: '-c ambitie.backup=on' });
  await client.connect();
  await client.query("select set_config('ambitie.any', ' * ', false)");
  await client.query(
    "update project set title = jsonb_build_object('nl', $1::text), stage = 'labelled', published_at = now(), labelled_on = now()",
    [formula],
  );
  await client.query('update organisation set name = $1', [formula]);
  await client.query('update budget_line set label = $1, funder = $1', [formula]);
  await client.end();
}

/** Addresses of CSV files, by following every link in Dutch. */
async function everyCsvFile(): Promise<readonly string[]> {
  const seen = new Set(['/']);
  const files = new Set<string>();
  for (const page of seen) {
    const answer = await walked.insider.get(page);
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const [, href = ''] of (await answer.text()).matchAll(/href="(\/[^"#]*)/g)) {
      const address = href.replaceAll('&amp;', '&');
      if (/\.csv(\?|$)|format=csv/.test(address)) files.add(address);
      else if (!/^\/(en|fr)(\/|$)|\?|\.[a-z0-9]+$/.test(address)) seen.add(address);
    }
  }
  return [...files].toSorted();
}

test('no cell of any CSV file of the house is a formula', async () => {
  const files = await everyCsvFile();
  expect(files.length).toBeGreaterThan(20);
  const faults: string[] = [];
  const harmless = new Set<string>();
  for (const file of files) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (await walked.insider.get(file)).bytes());
    const isForPeople = file.startsWith('/portefeuille/');
    expect([file, text.startsWith('\uFEFF')]).toEqual([file, isForPeople]);
    const delimiter = isForPeople ? ';' : ',';
    const rows = parse(text, { bom: true, delimiter, relax_column_count: true });
    for (const cell of rows.flat()) {
      if (/^[=+\-@\t\r\n]/.test(cell) && !/^-?\d+(?:[.,]\d+)?$/.test(cell)) faults.push(`${file}: ${cell}`);
      if (cell === `'${formula}`) harmless.add(file.replace(/\?.*/, ''));
    }
  }
  expect(faults).toEqual([]);
  expect([...harmless]).toEqual(
    expect.arrayContaining(['/data/figures.csv', '/portefeuille/posten.csv', '/projecten.csv']),
  );
}, 300_000);
