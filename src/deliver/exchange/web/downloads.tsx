import { dayOf } from '../../../foundation/clock-words.ts';
import type { Delivering } from '../../delivering.ts';
import type { PageVisit, Route } from '../../../wing/route.ts';
import type { Locale } from '../../../foundation/locale.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { cost } from '../../../site/cost.ts';
import { DownloadList } from '../../../site/ui/download-list/download-list.tsx';
import { readProjects } from '../exchange-store.ts';
import type { ExchangedProject } from '../exchanged-project.ts';
import { allTables, type ProjectBatches, type PublicBatches } from '../export.ts';
import { ownText, publicBatches, publicText, type OwnFormat, type PublicFormat } from '../formats.ts';
import { isTableName, tableNames } from '../layout.ts';
import { operationsOf } from '../operations.ts';
import { operationsWorkbook, workbookOf } from '../workbook.ts';
import { exportSettingOf } from './exchange-setting.ts';
import { exchangeText } from '../texts.ts';

/** Files of projects, by the end of their address. */
const ownFiles = [
  { ending: 'csv', format: 'csv', type: 'text/csv; charset=utf-8' },
  { ending: 'json', format: 'json', type: 'application/json; charset=utf-8' },
] as const satisfies readonly ProjectFile<OwnFormat>[];
const publicFiles = [
  { ending: 'iati.xml', format: 'iati', type: 'application/xml; charset=utf-8' },
  { ending: '360giving.json', format: '360giving', type: 'application/json; charset=utf-8' },
  { ending: 'cpr49.csv', format: 'cpr49', type: 'text/csv; charset=utf-8' },
] as const satisfies readonly ProjectFile<PublicFormat>[];

interface ProjectFile<Format> {
  readonly ending: string;
  readonly format: Format;
  readonly type: string;
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * `/projecten.csv` and the like, of what is public, for everyone; `/beheer/projecten.csv` and those of the program's own
 * formats of everything, for who may.
 */
export function downloadRoutes(delivering: Delivering): readonly Route[] {
  return [
    ...ownFiles.flatMap((file) => [
      route(file, 'project.read', (visit) => ownFile(visit, file, openBatches(visit, delivering))),
      route(file, 'exchange.export', (visit) => ownFile(visit, file, allBatches(visit))),
    ]),
    ...publicFiles.map((file) => route(file, 'project.read', (visit) => publicFile(visit, delivering, file))),
    route({ ending: 'xlsx' }, 'project.read', (visit) => projectsFile(visit, openBatches(visit, delivering))),
    route({ ending: 'xlsx' }, 'exchange.export', (visit) => projectsFile(visit, allBatches(visit))),
    route({ ending: 'cpr49.xlsx' }, 'project.read', (visit) => operationsFile(visit, delivering)),
  ];
}

function route(
  { ending }: { readonly ending: string },
  permission: 'project.read' | 'exchange.export',
  handle: (visit: PageVisit) => LiveAnswer | Promise<LiveAnswer>,
): Route {
  const folder = permission === 'exchange.export' ? '/beheer' : '';
  return { method: 'GET', path: `${folder}/projecten.${ending}`, permission, cost: cost.file, handle };
}

/** Links to the files, for the page of projects. */
export function ProjectDownloads({
  locale,
  href,
}: {
  readonly locale: Locale;
  readonly href: (path: string) => string;
}) {
  const t = exchangeText(locale);
  const files = [
    { ending: 'xlsx', format: 'Excel', description: t('file.xlsx') },
    { ending: 'csv', format: 'CSV', description: t('file.csv') },
    { ending: 'json', format: 'JSON', description: t('file.json') },
    { ending: 'iati.xml', format: 'IATI 2.03', description: t('file.iati') },
    { ending: '360giving.json', format: '360Giving', description: t('file.360giving') },
    { ending: 'cpr49.csv', format: 'CSV', description: t('file.cpr49') },
    { ending: 'cpr49.xlsx', format: 'Excel', description: t('file.cpr49') },
  ];
  return (
    <DownloadList
      locale={locale}
      files={files.map(({ ending, ...file }) => ({ ...file, href: href(`/projecten.${ending}`) }))}
      rel="nofollow"
    />
  );
}

/** Links to each table as CSV, for who wants to bring them in again. */
export function TableDownloads({ locale, href }: { readonly locale: Locale; readonly href: (path: string) => string }) {
  return (
    <DownloadList
      locale={locale}
      files={[
        { href: href('/beheer/projecten.xlsx'), format: 'Excel' },
        ...tableNames.map((table) => ({
          href: `${href('/beheer/projecten.csv')}?tabel=${table}`,
          format: `${table}.csv`,
        })),
      ]}
    />
  );
}

function allBatches(visit: PageVisit): AsyncIterable<readonly ExchangedProject[]> {
  return readProjects((work) => visit.as(work), {});
}

function openBatches(visit: PageVisit, { now }: Delivering): PublicBatches {
  return publicBatches(
    readProjects((work) => visit.as(work), { isPublic: true }),
    dayOf(now()),
  );
}

function ownFile(
  visit: PageVisit,
  { ending, format, type }: ProjectFile<OwnFormat>,
  batches: ProjectBatches,
): LiveAnswer {
  const table = visit.query['tabel'] ?? 'projects';
  if (!isTableName(table)) return { kind: 'not-found' };
  const fileName = format === 'csv' ? `${table}.csv` : `projecten.${ending}`;
  return { kind: 'file', type, fileName, body: streamOf(ownText(format, batches, table)) };
}

function publicFile(
  visit: PageVisit,
  delivering: Delivering,
  { ending, format, type }: ProjectFile<PublicFormat>,
): LiveAnswer {
  const pieces = publicText(format, openBatches(visit, delivering), exportSettingOf(delivering, visit.origin));
  return { kind: 'file', type, fileName: `projecten.${ending}`, body: streamOf(pieces) };
}

async function projectsFile({ make }: PageVisit, batches: ProjectBatches): Promise<LiveAnswer> {
  const body = await make(workbookOf(await allTables(batches)));
  return { kind: 'file', type: workbookType, fileName: 'projecten.xlsx', body };
}

async function operationsFile(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const setting = { ...exportSettingOf(delivering, visit.origin), today: dayOf(delivering.now()) };
  const operations = [];
  for await (const projects of openBatches(visit, delivering)) {
    operations.push(...projects.flatMap((project) => operationsOf(project, setting)));
  }
  const body = await visit.make(operationsWorkbook(operations));
  return { kind: 'file', type: workbookType, fileName: 'projecten.cpr49.xlsx', body };
}

/** Pieces as they are made, as fast as they are taken. */
function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await iterator.return?.()),
  });
}
