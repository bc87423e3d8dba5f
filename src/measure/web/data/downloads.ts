import type { MakeFile } from '../../../foundation/file-order.ts';
import type { Site } from '../../../site/app.tsx';
import { cost } from '../../../site/cost.ts';
import type { NotFound, Resource, ResourceRender } from '../../../site/page.ts';
import type { Geography } from '../../area/geography.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { toCsv } from '../../export/csv.ts';
import { toJsonStat } from '../../export/json-stat.ts';
import { toSdmxCsv } from '../../export/sdmx-csv.ts';
import { workbookOf } from '../../export/workbook.ts';
import type { Observation } from '../../observation/observation.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { slugOf } from '../../address.ts';

const csv = 'text/csv; charset=utf-8';
const json = 'application/json; charset=utf-8';

type IndicatorWriter = (
  indicator: Indicator,
  observations: readonly Observation[],
  geography: Geography,
  make: MakeFile,
) => Promise<Resource> | Resource;

/** Writers of one indicator's figures by the ending of the address. */
const indicatorWriters: Readonly<Record<string, IndicatorWriter>> = {
  '.csv': (indicator, observations) => file(`${indicator.id}.csv`, csv, toCsv(observations)),
  '.sdmx.csv': (indicator, observations) => file(`${indicator.id}.sdmx.csv`, csv, toSdmxCsv(observations)),
  '.json': (indicator, observations, geography) =>
    file(`${indicator.id}.json`, json, JSON.stringify(toJsonStat(indicator, observations, geography, 'nl'))),
  '.xlsx': async (indicator, observations, geography, make) =>
    file(
      `${indicator.id}.xlsx`,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      await make(workbookOf([{ indicator, observations }], geography, 'nl')),
    ),
};

/** Adds the files of the release, of what may be passed on: per indicator, per municipality, and as a whole. */
export function addDownloads(site: Site, release: () => OpenRelease): void {
  const render: ResourceRender = ({ params, make }) => indicatorFile(release(), params['file'] ?? '', make);
  site.resource('/indicatoren/:file{[a-z0-9-]+\\.(csv|sdmx\\.csv|json)}', render, { cost: cost.figures });
  site.resource('/indicatoren/:file{[a-z0-9-]+\\.xlsx}', render, { cost: cost.file });
  site.resource(
    '/gemeenten/:file{[a-z0-9-]+\\.csv}',
    ({ params }) => municipalityFile(release(), params['file'] ?? ''),
    { cost: cost.figures },
  );
  for (const name of ['claims.json', 'catalogue.json', 'manifest.json']) {
    site.resource(`/data/${name}`, async () => file(name, json, await release().readFile(name)));
  }
}

const notFound: NotFound = { kind: 'not-found' };

async function indicatorFile(release: OpenRelease, name: string, make: MakeFile): Promise<Resource | NotFound> {
  const [id = ''] = name.split('.');
  const indicator = release.findIndicator(id);
  const write = indicatorWriters[name.slice(id.length)];
  if (!indicator || !write) return notFound;
  return write(
    indicator,
    await release.observations.select({ indicators: [indicator.id], reusable: true }),
    release.geography,
    make,
  );
}

async function municipalityFile(release: OpenRelease, name: string): Promise<Resource | NotFound> {
  const slug = name.replace(/\.csv$/, '');
  const area = release.geography.municipalities.find((each) => slugOf(each.name.nl) === slug);
  if (!area) return notFound;
  const ids = release.indicators.map((indicator) => indicator.id);
  return file(
    name,
    csv,
    toCsv(await release.observations.select({ indicators: ids, areas: [area.code], reusable: true })),
  );
}

function file(fileName: string, type: string, body: string | Uint8Array<ArrayBuffer>): Resource {
  return { kind: 'resource', type, body, fileName };
}
