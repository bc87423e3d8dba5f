import { Option, type Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dayOf } from '../../foundation/clock-words.ts';
import { program as programActor } from '../../wing/actor.ts';
import { asProblem, sayLeftOut } from '../exchange/cell-problem.ts';
import { readProjects, type InTransaction } from '../exchange/exchange-store.ts';
import { allTables, csvTables, type ProjectBatches } from '../exchange/export.ts';
import { isPublicFormat, ownFormats, ownText, publicBatches, publicFormats, publicText } from '../exchange/formats.ts';
import { importFiles, previewImport, type ImportOutcome } from '../exchange/import-store.ts';
import { tableNames, type TableName } from '../exchange/layout.ts';
import { changedProjects } from '../exchange/preview.ts';
import type { SentFile } from '../exchange/sheet-store.ts';
import { exportSettingOf } from '../exchange/web/exchange-setting.ts';
import { workbookOf } from '../exchange/workbook.ts';
import { termsOf } from '../project/plan-terms.ts';
import type { PlanContext } from '../../wing/plan-context.ts';
import { systemAccess } from '../../store/access.ts';
import { makeFile } from '../../site/worker/make-file.ts';
import { siteAddress } from '../../store/site-address.ts';
import { answer, refuse, type CommandRunner, type CommandSession } from '../../wing/command.ts';

const formats = [...ownFormats, ...publicFormats, 'xlsx'] as const;
type Format = (typeof formats)[number];

/** Names of files when none is given; CSV is a folder with a file for each table. */
const usualNames: Readonly<Record<Format, string>> = {
  csv: 'projecten',
  json: 'projecten.json',
  iati: 'projecten.iati.xml',
  '360giving': 'projecten.360giving.json',
  cpr49: 'projecten.cpr49.csv',
  xlsx: 'projecten.xlsx',
};

/** `ambitie project import FILE… [--dry-run] | export --format csv|xlsx|iati|360giving|cpr49|json [--out …]`. */
export function addProjectCommands(program: Command, run: CommandRunner): void {
  const project = program.command('project').description('projects, to and from files');
  project
    .command('import')
    .argument('<files...>', 'a workbook (.xlsx), CSV files, or a folder of them')
    .option('--dry-run', 'say what would change, and change nothing', false)
    .description('bring projects in from files: all of it, or nothing when anything is wrong')
    .action(run((session, files: string[], options: ImportOptions) => importProjects(session, files, options)));
  project
    .command('export')
    .addOption(new Option('--format <format>', 'how to write them').choices(formats).default('xlsx'))
    .option('--out <path>', 'where to write; for csv a folder')
    .option('--published', 'only what everyone may see', false)
    .description('write projects to files')
    .action(run((session, options: ExportOptions) => exportProjects(session, options)));
}

interface ImportOptions {
  readonly dryRun: boolean;
}

interface ExportOptions {
  readonly format: Format;
  readonly out?: string;
  readonly published: boolean;
}

/** Does something with the projects, and with the plan of the current release. */
function withProjects(
  { house }: CommandSession,
  use: (inTransaction: InTransaction, plan: PlanContext) => Promise<number>,
): Promise<number> {
  return house.withPlan((plan) => house.withStore((store) => use((work) => store.as(systemAccess, work), plan)));
}

async function importProjects(
  session: CommandSession,
  paths: readonly string[],
  { dryRun }: ImportOptions,
): Promise<number> {
  const files = (await Promise.all(paths.map((path) => filesAt(resolve(session.world.workingFolder, path))))).flat();
  return withProjects(session, async (inTransaction, plan) => {
    const terms = termsOf(plan);
    const { organisations } = session.house;
    const setting = { terms, author: programActor, organisations, newId: randomUUID, now: session.world.effects.now() };
    const outcome = await inTransaction((database) =>
      dryRun ? previewImport(database, files, setting) : importFiles(database, files, setting),
    );
    if (outcome.problems.length > 0) return refuse(session, outcome.problems.map(asProblem));
    tell(session, outcome, dryRun);
    return 0;
  });
}

/** The file of a path, or the CSV files and workbooks of a folder in the order of their names. */
async function filesAt(path: string): Promise<readonly SentFile[]> {
  if (!(await stat(path)).isDirectory()) return [{ name: basename(path), bytes: await readFile(path) }];
  const names = (await readdir(path)).filter((name) => /\.(csv|xlsx)$/i.test(name)).toSorted();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(path, name)) })));
}

function tell(session: CommandSession, { changes, unchanged, leftOut }: ImportOutcome, isDry: boolean): void {
  const projects = changedProjects(changes);
  const added = projects.filter(({ isNew }) => isNew).length;
  answer(session, { dryRun: isDry, unchanged, projects, leftOut }, () =>
    [
      `${added} new, ${projects.length - added} changed, ${unchanged} unchanged${isDry ? ' (nothing was changed yet)' : ''}`,
      ...projects.map(({ slug, isNew, counts }) => {
        const parts = counts.map((each) => `${each.table} +${each.added} ~${each.changed} -${each.removed}`);
        return `  ${slug} (${isNew ? 'new' : 'changed'}): ${parts.join(', ')}`;
      }),
      ...leftOut.map((each) => `not read: ${sayLeftOut(each, 'en')}`),
    ].join('\n'),
  );
}

async function exportProjects(session: CommandSession, { format, out, published }: ExportOptions): Promise<number> {
  const { world } = session;
  const path = resolve(world.workingFolder, out ?? usualNames[format]);
  const siteUrl = await siteAddress(world.environment, session.dataFolder);
  return withProjects(session, async (inTransaction, plan) => {
    const { now } = world.effects;
    const open = publicBatches(readProjects(inTransaction, { isPublic: true }), dayOf(now()));
    const batches: ProjectBatches = published ? open : readProjects(inTransaction, {});
    if (format === 'xlsx') await writeFile(path, await makeFile(workbookOf(await allTables(batches))));
    else if (isPublicFormat(format)) {
      await writeText(path, publicText(format, open, exportSettingOf({ plan, now }, siteUrl)));
    } else if (format === 'csv') await writeTables(path, batches);
    else await writeText(path, ownText(format, batches));
    answer(session, { file: path, format }, () => path);
    return 0;
  });
}

async function writeText(path: string, pieces: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces), createWriteStream(path));
}

async function writeTables(path: string, batches: ProjectBatches): Promise<void> {
  await mkdir(path, { recursive: true });
  const files = new Map<TableName, FileHandle>();
  try {
    for (const table of tableNames) files.set(table, await open(join(path, `${table}.csv`), 'w'));
    for await (const [table, piece] of csvTables(batches)) await files.get(table)?.write(piece);
  } finally {
    for (const file of files.values()) await file.close();
  }
}
