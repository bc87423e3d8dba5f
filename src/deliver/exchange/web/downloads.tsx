import type { Delivering } from '../../delivering.ts';
import type { PageVisit, Route } from '../../../wing/route.ts';
import type { Locale } from '../../../foundation/locale.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { DownloadList } from '../../../site/ui/download-list/download-list.tsx';
import { readProjects } from '../exchange-store.ts';
import { allTables, type ProjectBatches } from '../export.ts';
import { exportText, publicBatches, type TextFormat } from '../formats.ts';
import { isTableName, tableNames } from '../layout.ts';
import { operationColumns, operationsOf } from '../operations.ts';
import { writeOperations, writeWorkbook } from '../sheet-store.ts';
import { exportSettingOf } from './exchange-setting.ts';
import { exchangeText } from '../texts.ts';

/** Files of projects, by the end of their address. */
const textFiles = [
  { ending: 'csv', format: 'csv', type: 'text/csv; charset=utf-8' },
  { ending: 'json', format: 'json', type: 'application/json; charset=utf-8' },
  { ending: 'iati.xml', format: 'iati', type: 'application/xml; charset=utf-8' },
  { ending: '360giving.json', format: '360giving', type: 'application/json; charset=utf-8' },
  { ending: 'cpr49.csv', format: 'cpr49', type: 'text/csv; charset=utf-8' },
] as const satisfies readonly { ending: string; format: TextFormat; type: string }[];

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `/projecten.csv` and the like, of published projects, for everyone; `/beheer/projecten.csv` of all, for who may. */
export function downloadRoutes(delivering: Delivering): readonly Route[] {
  return [false, true].flatMap((isAll) => {
    const permission = isAll ? 'exchange.export' : 'project.read';
    const route = (ending: string, handle: (visit: PageVisit) => LiveAnswer | Promise<LiveAnswer>): Route => ({
      method: 'GET',
      path: `${isAll ? '/beheer' : ''}/projecten.${ending}`,
      permission,
      handle,
    });
    return [
      ...textFiles.map((file) => route(file.ending, (visit) => textFile(visit, delivering, file, isAll))),
      route('xlsx', (visit) => workbook(visit, isAll)),
      route('cpr49.xlsx', (visit) => operationsWorkbook(visit, delivering, isAll)),
    ];
  });
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

function batchesOf(visit: PageVisit, isAll: boolean): ProjectBatches {
  const batches = readProjects((work) => visit.as(work), { isPublished: !isAll });
  return isAll ? batches : publicBatches(batches);
}

function textFile(
  visit: PageVisit,
  delivering: Delivering,
  { ending, format, type }: (typeof textFiles)[number],
  isAll: boolean,
): LiveAnswer {
  const table = visit.query['tabel'] ?? 'projects';
  if (!isTableName(table)) return { kind: 'not-found' };
  const pieces = exportText(format, batchesOf(visit, isAll), exportSettingOf(delivering, visit.origin), table);
  const fileName = format === 'csv' ? `${table}.csv` : `projecten.${ending}`;
  return { kind: 'file', type, fileName, body: streamOf(pieces) };
}

async function workbook(visit: PageVisit, isAll: boolean): Promise<LiveAnswer> {
  const body = await writeWorkbook(await allTables(batchesOf(visit, isAll)));
  return { kind: 'file', type: workbookType, fileName: 'projecten.xlsx', body };
}

async function operationsWorkbook(visit: PageVisit, delivering: Delivering, isAll: boolean): Promise<LiveAnswer> {
  const exportSetting = exportSettingOf(delivering, visit.origin);
  const today = exportSetting.now.toISOString().slice(0, 10);
  const operations = [];
  for await (const projects of batchesOf(visit, isAll)) {
    operations.push(...projects.flatMap((project) => operationsOf(project, { ...exportSetting, today })));
  }
  const body = await writeOperations(operationColumns, operations);
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
