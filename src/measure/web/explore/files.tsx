import type { MakeFile } from '../../../foundation/file-order.ts';
import { defaultLocale, isLocale, type Locale } from '../../../foundation/locale.ts';
import { standaloneSvg } from '../../../site/chart/standalone.tsx';
import { localePath } from '../../../site/address.ts';
import type { Site } from '../../../site/app.tsx';
import { cost } from '../../../site/cost.ts';
import type { NotFound, Resource, ResourceRender } from '../../../site/page.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { toCsv } from '../../export/csv.ts';
import { toJsonStat } from '../../export/json-stat.ts';
import { toSdmxCsv } from '../../export/sdmx-csv.ts';
import { workbookOf } from '../../export/workbook.ts';
import { isRate, type Observation } from '../../observation/observation.ts';
import { hasValue } from '../../observation/observation-set.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { mayBePassedOn } from '../../release/reuse.ts';
import { viewOf } from '../view.ts';
import { detailOf, Drawing, isDrawable } from './drawing.tsx';
import { sourceLine } from './embed.tsx';
import { figuresSeen, seriesOf } from './figures.ts';
import { fileFormats, languageParameter, sharedEnding, type FileEnding } from './file-address.ts';
import { readScene, type Scene } from './scene.ts';
import { headlineOf, subtitleOf } from './sentences.ts';
import { explorePath } from './state.ts';
import { siteText } from '../../../site/texts.ts';

/** Width of an image in pixels: sharp on paper and on dense screens. */
const imageWidth = 1440;

/** Width of the picture of a shared link in pixels: at most 100 KB. */
const sharedWidth = 480;

type Body = string | Uint8Array<ArrayBuffer>;

interface Writer {
  readonly type: string;
  /** Whether a thread of its own makes it. */
  readonly isMadeApart?: boolean;
  /** `undefined` when there is nothing to draw. */
  readonly write: (scene: Scene, make: MakeFile) => Promise<Body | undefined> | Body;
}

const csv = 'text/csv; charset=utf-8';

const writers: Readonly<Record<FileEnding, Writer>> = {
  '.csv': { type: csv, write: (scene) => toCsv(passedOn(scene)) },
  '.sdmx.csv': { type: csv, write: (scene) => toSdmxCsv(passedOn(scene)) },
  '.json': { type: 'application/json; charset=utf-8', write: writeJsonStat },
  '.xlsx': {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isMadeApart: true,
    write: (scene, make) =>
      make(workbookOf(partsOf(scene.figures, passedOn(scene)), scene.view.release.geography, scene.view.locale)),
  },
  '.svg': { type: 'image/svg+xml', write: writeSvg },
  '.png': { type: 'image/png', isMadeApart: true, write: (scene, make) => writePng(scene, make, imageWidth) },
  [sharedEnding]: {
    type: 'image/png',
    isMadeApart: true,
    write: (scene, make) => writePng(scene, make, sharedWidth),
  },
};

/** Adds what the explorer shows as files, `/verken.csv?…` and the like: exactly what the same query shows. */
export function addExploreFiles(site: Site, release: () => OpenRelease): void {
  for (const ending of [...fileFormats.map((format): FileEnding => format.ending), sharedEnding] as const) {
    site.resource(`${explorePath}${ending}`, (context) => writeFile(release(), context, ending), {
      cost: writers[ending].isMadeApart ? cost.file : cost.figures,
    });
  }
}

async function writeFile(
  release: OpenRelease,
  context: Parameters<ResourceRender>[0],
  ending: FileEnding,
): Promise<Resource | NotFound> {
  const asked = context.query[languageParameter] ?? '';
  const locale: Locale = isLocale(asked) ? asked : defaultLocale;
  const view = viewOf(release, { ...context, locale, href: (path) => localePath(locale, path) });
  const scene = await readScene(view, context);
  const { type, write } = writers[ending];
  const body = await write(scene, context.make);
  if (body === undefined) return { kind: 'not-found' };
  return { kind: 'resource', type, body, fileName: `${scene.figures.indicator.id}${ending}` };
}

/** What is seen, but for figures of publishers who state no terms. */
function passedOn({ figures, state, view }: Pick<Scene, 'figures' | 'state' | 'view'>): readonly Observation[] {
  const { plan } = view.release;
  return figuresSeen(figures, state.view).filter(({ provenance }) => mayBePassedOn(provenance.publisher, plan));
}

interface Part {
  readonly indicator: Indicator;
  readonly observations: readonly Observation[];
}

/** Each indicator with its own figures. */
function partsOf({ indicator, second }: Scene['figures'], seen: readonly Observation[]): readonly Part[] {
  const all = second && second.id !== indicator.id ? [indicator, second] : [indicator];
  return all.map((each) => ({
    indicator: each,
    observations: seen.filter((observation) => observation.indicator === each.id),
  }));
}

/** One dataset, or a collection of one for each indicator. */
function writeJsonStat(scene: Scene): string {
  const { figures, view } = scene;
  const datasets = partsOf(figures, passedOn(scene)).map(({ indicator, observations }) =>
    toJsonStat(indicator, observations, view.release.geography, view.locale),
  );
  const label = headlineOf(scene);
  const content =
    datasets.length === 1 ? datasets[0] : { version: '2.0', class: 'collection', label, link: { item: datasets } };
  return JSON.stringify(content);
}

async function writeSvg(scene: Scene): Promise<string | undefined> {
  if (!isDrawable(scene)) return undefined;
  const title = headlineOf(scene);
  return standaloneSvg({
    drawing: <Drawing scene={scene} headline={title} />,
    title,
    subtitle: [subtitleOf(scene), detailOf(scene), dottedWords(scene)].filter(Boolean).join(' '),
    source: sourceLine(scene),
    focusColour: scene.view.release.plan.colours.focusLight,
  });
}

/** Panels say on the page what their dotted line is; in a file the words above do. */
function dottedWords({ state, figures, view }: Scene): string | undefined {
  const hasBenchmark = isRate(figures.indicator) && seriesOf(figures, figures.benchmark).some(hasValue);
  if (state.view !== 'multiples' || !hasBenchmark) return undefined;
  return siteText(view.locale)('chart.dotted', { name: view.words.area(figures.benchmark) });
}

async function writePng(scene: Scene, make: MakeFile, width: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const svg = await writeSvg(scene);
  return svg === undefined ? undefined : make({ kind: 'image', svg, width });
}
