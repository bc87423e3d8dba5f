import { defaultLocale } from '../../foundation/locale.ts';
import { nearestNames } from '../../foundation/nearest-name.ts';
import { createSite, type Site } from '../../site/app.tsx';
import { cost, type Cost } from '../../site/cost.ts';
import type { SiteAssets } from '../../site/assets.ts';
import { addSearch } from '../../site/search/search-page.tsx';
import type { FooterEntry, MenuEntry, NotFound, PageAnswer, PageContext } from '../../site/page.ts';
import { soleArchive, type ReleaseArchive } from '../release/archive.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { indicatorPath, municipalityPath, slugOf } from '../address.ts';
import { ambitionPage, ambitionsPage } from './plan/ambition.tsx';
import { apiPage } from './api/page.tsx';
import { addApi, openData } from './api/routes.ts';
import { defaultOpenData, type OpenDataSettings } from './api/settings.ts';
import { addCatalogue } from './catalogue/routes.ts';
import type { Beside } from '../../wing/beside.ts';
import type { PublicPage } from '../../wing/public-page.ts';
import type { Given } from '../../wing/wing.ts';
import { claimsPage } from './plan/claims.tsx';
import { similarRegionsPage, similarRegionsPath } from './comparison/regions-page.tsx';
import { coveragePage, coveragePath } from './coverage/coverage-page.tsx';
import { dataPage } from './data/data.tsx';
import { addDownloads } from './data/downloads.ts';
import { embedPage, embedPath } from './explore/embed.tsx';
import { explorePage } from './explore/explore-page.tsx';
import { addExploreFiles } from './explore/files.tsx';
import { explorePath } from './explore/state.ts';
import { addFeeds } from './feeds/feeds.ts';
import { groupPage, groupsPage, groupsPath } from './group/group-page.tsx';
import { groupText } from './group/texts.ts';
import { homePage } from './plan/home.tsx';
import { indicatorPage } from './indicator/indicator.tsx';
import { indicatorsPage } from './indicator/indicators.tsx';
import { municipalitiesPage } from './municipality/municipalities.tsx';
import { municipalityPage } from './municipality/municipality.tsx';
import { methodPage } from './method/prose-page.tsx';
import { differencePage } from './revisions/difference-page.tsx';
import { addReleaseFiles } from './revisions/release-files.ts';
import { differencePath, releasePath } from './revisions/release-address.ts';
import { releasesPage } from './revisions/release-list.tsx';
import { releasePage } from './revisions/release-page.tsx';
import { chooseReportPage } from './report/choose-page.tsx';
import { addReportFiles, reportAnswer } from './report/routes.ts';
import { sourcesPage, sourcesPath } from './sources/sources-page.tsx';
import { measureLinks } from './measure-links.ts';
import { measureSearch } from './search-entries.ts';
import { viewOf, type View } from './view.ts';
import { coverageText } from './coverage/texts.ts';
import { revisionText } from './revisions/texts.ts';
import { reportText } from '../report/texts.ts';
import { measureText } from './texts.ts';

/** What the pages of figures are made from. */
export interface MeasurePages {
  /** The release that is served at this moment. */
  readonly release: () => OpenRelease;
  readonly onError: (error: unknown, path: string) => void;
  /** How open data is offered; as usual when absent. */
  readonly openData?: OpenDataSettings;
  /** The releases before the served one, with what each changed; the served one alone when absent. */
  readonly archive?: ReleaseArchive;
  /** What the wings put beside figures, places and reports. */
  readonly beside?: () => readonly Beside[];
}

/** What a site of figures alone is made from. */
export interface MeasureSiteOptions extends MeasurePages {
  readonly assets: SiteAssets;
  /** Whether people can sign in: the header leads them there. */
  readonly hasAccounts?: boolean;
  /** Another text whenever what stands beside kept pages changes. */
  readonly editionId?: () => string;
}

/** A public site on a release, with the pages of figures alone. */
export function createMeasureSite({ assets, hasAccounts = false, editionId, ...pages }: MeasureSiteOptions): Site {
  const { release, onError, openData: settings } = pages;
  const site = createSite({
    ...measureFrame(release),
    assets,
    onError,
    hasAccounts,
    trustProxy: settings?.trustProxy ?? false,
    ...(settings && { pointsPerMinute: settings.requestsPerMinute }),
    menu: measureMenu,
    footer: measureFooter,
    ...(editionId && { editionId }),
    links: (locale) => measureLinks(release(), locale),
  });
  addMeasurePages(site, pages);
  addSearch(site, measureSearch(release));
  return site;
}

/** What a site is drawn with, of the release that is served. */
export function measureFrame(release: () => OpenRelease): Given['frame'] {
  const { region, colours } = release().plan;
  return {
    region,
    ...(colours && { colours }),
    openData,
    releaseId: () => release().manifest.id,
    figuresOf: () => release().manifest.figuresOf,
    municipalities: () =>
      release().geography.municipalities.map((area) => ({
        id: area.code,
        name: area.name,
        path: municipalityPath(area),
      })),
  };
}

/** Adds every page and file of figures, and the API. */
export function addMeasurePages(site: Site, pages: MeasurePages): void {
  const { release, archive = soleArchive(release), beside = () => [] } = pages;
  addOpenData(site, pages, archive);
  addDownloads(site, release);
  addFeeds(site, release, archive);
  addReleaseFiles(site, archive);
  addReportFiles(site, release, beside);
  addExploreFiles(site, release);
  site.page(explorePath, (context) => explorePage(viewOf(release(), context, archive), context), {
    cost: cost.figures,
  });
  site.page(embedPath, (context) => embedPage(viewOf(release(), context, archive), context), {
    isFramable: true,
    cost: cost.figures,
  });
  addPages(site, release, archive, beside);
}

function addOpenData(site: Site, pages: MeasurePages, archive: ReleaseArchive): void {
  const { release, onError, openData: settings = defaultOpenData } = pages;
  addApi(site, { release, settings, archive, onError });
  addCatalogue(site, { release, settings });
  site.page('/data/api', (context) => {
    const origin = settings.url ?? context.origin;
    return apiPage(viewOf(release(), context, archive), { origin, requestsPerMinute: settings.requestsPerMinute });
  });
}

function addPages(
  site: Site,
  release: () => OpenRelease,
  archive: ReleaseArchive,
  beside: () => readonly Beside[],
): void {
  const add = (
    path: string,
    make: (view: View, params: PageContext['params']) => PageAnswer | Promise<PageAnswer>,
    points: Cost = cost.page,
  ): void =>
    site.page(path, (context) => make({ ...viewOf(release(), context, archive), beside: beside() }, context.params), {
      cost: points,
    });
  add('/', homePage);
  add('/ambities', ambitionsPage);
  add('/ambities/:id', (view, { id }) => {
    const ambition = view.release.plan.ambitions.find((each) => each.id === id);
    return ambition ? ambitionPage(view, ambition) : notFound;
  });
  add('/indicatoren', indicatorsPage);
  add('/indicatoren/:id', (view, { id = '' }) => {
    const indicator = view.release.findIndicator(id);
    return indicator ? indicatorPage(view, indicator) : nearIndicators(view, id);
  });
  add('/gemeenten', municipalitiesPage);
  add('/gemeenten/:name', (view, { name = '' }) => municipalityAnswer(view, name));
  add('/vaststellingen', claimsPage);
  add(groupsPath, groupsPage);
  add(`${groupsPath}/:id`, (view, { id = '' }) => groupPage(view, id));
  add(coveragePath, coveragePage, cost.figures);
  add(similarRegionsPath, similarRegionsPage, cost.figures);
  add('/data', dataPage);
  add(sourcesPath, sourcesPage);
  add('/rapporten', chooseReportPage);
  add('/rapporten/:id', (view, { id = '' }) => reportAnswer(view, id), cost.figures);
  add('/uitgaven', releasesPage);
  add('/uitgaven/:id', (view, { id = '' }) => releasePage(view, id));
  add('/uitgaven/:id/verschil', (view, { id = '' }) => differencePage(view, id), cost.figures);
  add('/methode', methodPage);
}

/** The entries of figures in the main menu; those of other wings stand between them. */
export const measureMenu: readonly MenuEntry[] = (
  [
    ['indicators', '/indicatoren', 10],
    ['municipalities', '/gemeenten', 20],
    ['ambitions', '/ambities', 30],
  ] as const
).map(([section, path, place]) => ({
  section,
  path,
  place,
  label: (locale) => measureText(locale)(`menu.${section}`),
}));

/** What figures have at the foot of each page. */
export const measureFooter: readonly FooterEntry[] = [
  { group: 'plan', path: '/vaststellingen', place: 10, label: (locale) => measureText(locale)('claims.title') },
  { group: 'plan', path: groupsPath, place: 20, label: (locale) => groupText(locale)('all') },
  { group: 'plan', path: coveragePath, place: 30, label: (locale) => coverageText(locale)('title') },
  { group: 'figures', path: explorePath, place: 10, label: (locale) => measureText(locale)('footer.explore') },
  { group: 'figures', path: '/rapporten', place: 20, label: (locale) => reportText(locale)('choose.title') },
  { group: 'figures', path: '/uitgaven', place: 30, label: (locale) => revisionText(locale)('releases.title') },
  { group: 'figures', path: '/data', place: 40, label: (locale) => measureText(locale)('data.title') },
  { group: 'figures', path: sourcesPath, place: 50, label: (locale) => measureText(locale)('footer.sources') },
  { group: 'figures', path: '/methode', place: 60, label: (locale) => measureText(locale)('method.title') },
];

const notFound: NotFound = { kind: 'not-found' };

function nearIndicators(view: View, id: string): NotFound {
  const near = nearestNames(
    id,
    view.release.indicators.map((indicator) => indicator.id),
  );
  const found = near.map((name) => view.release.findIndicator(name)).filter((indicator) => indicator !== undefined);
  if (found.length === 0) return notFound;
  return {
    kind: 'not-found',
    nearest: found.map((indicator) => ({
      path: indicatorPath(indicator),
      label: view.words.indicator(indicator).name,
    })),
  };
}

/** A former municipality leads to the one it is part of today; so does a name in capitals or a NIS code. */
function municipalityAnswer(view: View, name: string): PageAnswer | Promise<PageAnswer> {
  const { geography } = view.release;
  const slug = slugOf(name);
  const current = geography.municipalities.find((area) => slugOf(area.name.nl) === slug);
  if (current && slug === name) return municipalityPage(view, current);
  const asked =
    current ?? geography.ofKind('municipality').find((area) => area.code === name || slugOf(area.name.nl) === slug);
  if (!asked) return notFound;
  return { kind: 'redirect', path: municipalityPath(geography.get(geography.today(asked.code))), permanent: true };
}

/** Every page of figures, with the moment since when the served release is there. */
export async function measurePages(release: OpenRelease, archive: ReleaseArchive): Promise<readonly PublicPage[]> {
  const published = await archive.list();
  const changed = published.find(({ manifest }) => manifest.id === release.manifest.id)?.published;
  const since = (path: string): PublicPage => ({ path, ...(changed && { changed }) });
  const { municipalities } = release.geography;
  const reports = [
    'plan',
    ...release.plan.ambitions.map(({ id }) => `ambitie-${id}`),
    ...municipalities.map(({ name }) => `gemeente-${slugOf(name.nl)}`),
  ];
  return [
    ...measureLinks(release, defaultLocale).map(({ path }) => since(path)),
    ...municipalities.map((area) => since(municipalityPath(area))),
    ...reports.map((id) => since(`/rapporten/${id}`)),
    since('/data/api'),
    ...published.flatMap(({ manifest, published: moment }) =>
      [releasePath(manifest.id), differencePath(manifest.id)].map((path) => ({ path, changed: moment })),
    ),
  ];
}
