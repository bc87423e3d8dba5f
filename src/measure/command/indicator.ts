import { Option, type Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { nearestNames } from '../../foundation/nearest-name.ts';
import type { Problem } from '../../foundation/problem.ts';
import { analyseIndicator } from '../analysis/standing.ts';
import type { AreaCode } from '../area/area.ts';
import { toCsv } from '../export/csv.ts';
import { toJsonStat } from '../export/json-stat.ts';
import { toSdmxCsv } from '../export/sdmx-csv.ts';
import { workbookOf } from '../export/workbook.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import { arrangeObservations } from '../observation/observation-set.ts';
import { comparePeriods, parsePeriod } from '../observation/period.ts';
import { comparedAreas, type OpenRelease } from '../release/open-release.ts';
import { makeFile } from '../../site/worker/make-file.ts';
import { answer, refuse, type CommandSession, type CommandRunner } from '../../wing/command.ts';
import { withRelease } from './current-release.ts';
import { textTable } from '../../wing/text-table.ts';

const formats = ['table', 'json', 'csv', 'json-stat', 'sdmx-csv', 'xlsx'] as const;

interface ShowOptions {
  readonly area?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: (typeof formats)[number];
  readonly output?: string;
}

/** `ambitie indicator list | show ID`: what is measured, and the figures. */
export function addIndicatorCommands(program: Command, run: CommandRunner): void {
  const indicator = program.command('indicator').description('what is measured, with the figures');
  indicator
    .command('list')
    .description('all indicators, with what there is of each')
    .action(run((session) => withRelease(session, (release) => listIndicators(session, release))));
  indicator
    .command('show')
    .argument('<id>', 'the indicator')
    .option('--area <codes>', 'area codes, separated by commas')
    .option('--from <period>', 'first period, such as 2010 or 2024-Q1')
    .option('--to <period>', 'last period')
    .addOption(new Option('--format <format>', 'how to write it').choices(formats).default('table'))
    .option('--output <file>', 'write to a file; needed for xlsx')
    .action(
      run((session, id: string, options: ShowOptions) =>
        withRelease(session, (release) => showIndicator(session, release, id, options)),
      ),
    );
}

async function listIndicators(session: CommandSession, release: OpenRelease): Promise<number> {
  const all = arrangeObservations(await release.observations.all());
  const rows = release.indicators.map((indicator) => {
    const areas = all.areasOf(indicator.id);
    const periods = areas.flatMap((area) => all.series(indicator.id, area).map((observation) => observation.period));
    const ordered = periods.toSorted(comparePeriods);
    return {
      id: indicator.id,
      name: indicator.text.en.name,
      unit: indicator.unit,
      areas: areas.length,
      observations: periods.length,
      from: ordered[0] ?? '',
      to: ordered.at(-1) ?? '',
      publisher: indicator.publisher,
    };
  });
  answer(session, rows, () =>
    textTable(
      [
        ['indicator', 'unit', 'areas', 'figures', 'from', 'to', 'publisher'],
        ...rows.map((row) => [
          row.id,
          row.unit,
          String(row.areas),
          String(row.observations),
          row.from,
          row.to,
          row.publisher,
        ]),
      ],
      [2, 3],
    ),
  );
  return 0;
}

async function showIndicator(
  session: CommandSession,
  release: OpenRelease,
  id: string,
  options: ShowOptions,
): Promise<number> {
  const problems = checkQuestion(release, id, options);
  const indicator = release.findIndicator(id);
  if (!indicator || problems.length > 0) return refuse(session, problems, 2);
  const areas = options.area ? (splitCodes(options.area) as AreaCode[]) : undefined;
  const found = await release.observations.ofIndicators([indicator.id], areas);
  const observations = found.filter((observation) => isWithin(observation, options));
  return writeObservations(session, release, indicator, observations, options);
}

async function writeObservations(
  session: CommandSession,
  release: OpenRelease,
  indicator: Indicator,
  observations: readonly Observation[],
  options: ShowOptions,
): Promise<number> {
  if (options.format === 'xlsx') return writeSheet(session, release, indicator, observations, options.output);
  const text = await textOf(session, release, indicator, observations, options.format);
  if (options.output) await writeFile(resolve(session.world.workingFolder, options.output), `${text.trimEnd()}\n`);
  else session.world.print(text.trimEnd());
  return 0;
}

async function textOf(
  session: CommandSession,
  release: OpenRelease,
  indicator: Indicator,
  observations: readonly Observation[],
  format: Exclude<ShowOptions['format'], 'xlsx'>,
): Promise<string> {
  switch (session.json && format === 'table' ? 'json' : format) {
    case 'csv':
      return toCsv(observations);
    case 'sdmx-csv':
      return toSdmxCsv(observations);
    case 'json-stat':
      return JSON.stringify(toJsonStat(indicator, observations, release.geography, 'en'), null, 2);
    case 'json': {
      const set = await release.observationsFor([indicator]);
      const standing = analyseIndicator(set, indicator, comparedAreas(release.plan));
      return JSON.stringify({ indicator, standing, observations }, null, 2);
    }
    case 'table':
      return observationTable(release, observations);
  }
}

function observationTable(release: OpenRelease, observations: readonly Observation[]): string {
  const rows = observations.map(({ area, period, value, unit, status, provenance }) => [
    area,
    release.geography.get(area).name.en,
    period,
    value === null ? '' : String(Math.round(value * 1000) / 1000),
    unit,
    status.join(' '),
    provenance.origin === 'computed' ? `${provenance.publisher} (computed)` : provenance.publisher,
  ]);
  return textTable([['area', 'name', 'period', 'value', 'unit', 'status', 'publisher'], ...rows], [3]);
}

async function writeSheet(
  session: CommandSession,
  release: OpenRelease,
  indicator: Indicator,
  observations: readonly Observation[],
  output: string | undefined,
): Promise<number> {
  if (!output) {
    const hint = 'Add --output with a file name, like figures.xlsx.';
    return refuse(
      session,
      [{ code: 'output-missing', message: 'A workbook is not text.', at: '--format xlsx', hint }],
      2,
    );
  }
  const file = resolve(session.world.workingFolder, output);
  await writeFile(file, await makeFile(workbookOf([{ indicator, observations }], release.geography, 'en')));
  return 0;
}

function checkQuestion(release: OpenRelease, id: string, options: ShowOptions): readonly Problem[] {
  const indicators = release.indicators.map((indicator) => indicator.id);
  const areas = release.geography.areas.map((area) => area.code);
  const periods = [
    ['--from', options.from],
    ['--to', options.to],
  ] as const;
  return [
    ...unknownName('indicator', id, indicators, 'ambitie indicator list'),
    ...splitCodes(options.area ?? '').flatMap((code) => unknownName('area', code, areas, 'ambitie indicator show ID')),
    ...periods.flatMap(([at, text]) => (text && !parsePeriod(text) ? [badPeriod(at, text)] : [])),
  ];
}

function unknownName(what: string, name: string, known: readonly string[], list: string): readonly Problem[] {
  if (known.includes(name)) return [];
  const near = nearestNames(name, known);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `See them with \`${list}\`.`;
  return [{ code: `unknown-${what}`, message: `There is no ${what} "${name}".`, at: what, hint }];
}

function badPeriod(at: string, text: string): Problem {
  return {
    code: 'bad-period',
    message: `"${text}" is not a period.`,
    at,
    hint: 'Write a year, quarter or month, like 2025, 2025-Q1 or 2025-01.',
  };
}

function splitCodes(text: string): readonly string[] {
  return text
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean);
}

function isWithin({ period }: Observation, { from, to }: ShowOptions): boolean {
  const first = from && parsePeriod(from);
  const last = to && parsePeriod(to);
  return !(first && comparePeriods(period, first) < 0) && !(last && comparePeriods(period, last) > 0);
}
