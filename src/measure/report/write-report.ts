import { formatDate, formatList } from '../../foundation/number.ts';
import type { Locale } from '../../foundation/locale.ts';
import { latestGap } from '../analysis/gap.ts';
import type { AreaCode } from '../area/area.ts';
import type { ClaimResult } from '../claim/claim.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { arrangeObservations, hasValue, latestValue } from '../observation/observation-set.ts';
import type { Observation } from '../observation/observation.ts';
import { comparedAreas, type OpenRelease } from '../release/open-release.ts';
import { wordingOf } from '../wording/wording.ts';
import {
  figureHeadline,
  isReported,
  rankOf,
  reportFigure,
  standingOf,
  type FigureSetting,
  type ReportColumn,
} from './report-figure.ts';
import type { AnnexTable, Report, ReportChapter, ReportClaim } from './report.ts';
import type { Chapter, ChapterTable, ReportSubject } from '../../wing/beside.ts';
import { isWithin, reportAddress, reportId, type ReportRequest } from './report-request.ts';
import { reportText } from './texts.ts';

/** Gives the chapters that others bring about a subject, such as one about projects. */
export type OtherChapters = (about: ReportSubject, locale: Locale) => Promise<readonly Chapter[]>;

const noOthers: OtherChapters = () => Promise.resolve([]);

/**
 * Writes a report from a release in one language. It reads the indicators that the report is about, in the areas that
 * it compares, and nothing else. Chapters that others bring stand after its own.
 */
export async function writeReport(
  release: OpenRelease,
  request: ReportRequest,
  locale: Locale,
  others = noOthers,
): Promise<Report> {
  const setting = await readSetting(release, request, locale);
  switch (request.subject.kind) {
    case 'plan':
      return planReport(setting, request, others);
    case 'ambition': {
      const report = await ambitionReport(setting, request, request.subject.ambition);
      return withOthers(report, await others({ kind: 'ambition', id: request.subject.ambition.id }, locale));
    }
    case 'municipality':
      return withOthers(
        municipalityReport(setting, request),
        await others({ kind: 'municipality', code: request.area.code }, locale),
      );
  }
}

/** The report with what others bring about its subject after it, their tables in the annex. */
function withOthers(report: Report, others: readonly Chapter[]): Report {
  const chapters = others.map(({ id, title, text }) => ({ id, title, text, figures: [], points: [], missing: [] }));
  return {
    ...report,
    chapters: [...report.chapters, ...chapters],
    annex: [...report.annex, ...others.flatMap(tablesOfOthers)],
  };
}

function tablesOfOthers({ id, title, tables }: Chapter): readonly AnnexTable[] {
  return tables.map((table, at) => ({ id: `tabel-${id}-${at}`, title, table, notes: [] }));
}

/** The same in a report of several lines, each table named after its line too. */
function tablesOfLine(line: AmbitionSubject, brought: readonly Chapter[], locale: Locale): readonly AnnexTable[] {
  const name = reportText(locale)('ambition.title', { id: line.id, title: line.title[locale] });
  return brought.flatMap(tablesOfOthers).map(({ id, title, table, notes }) => ({
    id: `${id}-${line.id}`,
    title: `${name}. ${title}`,
    table: { ...table, caption: `${name}. ${table.caption}` },
    notes,
  }));
}

async function readSetting(release: OpenRelease, request: ReportRequest, locale: Locale): Promise<FigureSetting> {
  const { benchmark, peers, focus } = comparedAreas(release.plan);
  const { subject, area } = request;
  const isFocus = area.code === focus;
  const columns = columnsOf(release, request);
  const indicators = indicatorsOf(release, subject);
  const others = area.kind === 'municipality' ? release.geography.municipalities.map(({ code }) => code) : [];
  const areas = [...new Set([...columns.map(({ code }) => code), ...others])];
  const complete = await release.observationsFor(indicators, areas);
  return {
    release,
    words: wordingOf(release, locale),
    area: area.code,
    columns,
    benchmark,
    peers: isFocus ? peers : [],
    observations: arrangeObservations(complete.all.filter(({ period }) => isWithin(request, period))),
    complete,
  };
}

/**
 * The areas side by side, the one reported on first. The plan's own area stands beside the benchmark and its peers; any
 * other area beside its zone, the plan's own area and the benchmark.
 */
function columnsOf({ plan, geography }: OpenRelease, { area }: ReportRequest): readonly ReportColumn[] {
  const { focus, benchmark, peers } = comparedAreas(plan);
  const zones = area.groups.filter((code) => geography.get(code).groupSet);
  const beside = area.code === focus ? [benchmark, ...peers] : [...zones, focus, benchmark];
  const roles = new Map<AreaCode, ReportColumn['role']>([
    [focus, 'municipality'],
    [benchmark, 'benchmark'],
    [area.code, 'focus'],
  ]);
  return [...new Set([area.code, ...beside])].map((code) => ({ code, role: roles.get(code) ?? 'peer' }));
}

function indicatorsOf(release: OpenRelease, subject: ReportRequest['subject']): readonly Indicator[] {
  const { ambitions, commitments } = release.plan;
  switch (subject.kind) {
    case 'plan':
      return kpiIndicators(release, [...commitments, ...ambitions.flatMap(({ kpis }) => kpis)]);
    case 'ambition':
      return kpiIndicators(release, subject.ambition.kpis);
    case 'municipality':
      return release.indicators;
  }
}

function kpiIndicators(
  release: OpenRelease,
  kpis: readonly { readonly indicators: readonly string[] }[],
): readonly Indicator[] {
  const ids = new Set(kpis.flatMap(({ indicators }) => indicators));
  return [...ids].map((id) => release.findIndicator(id)).filter((indicator) => indicator !== undefined);
}

type AmbitionSubject = Extract<ReportRequest['subject'], { kind: 'ambition' }>['ambition'];

/** Figures with a chart on the page of an ambition line, in the report of the whole plan, and sentences in all. */
const mostCharts = 2;
const mostPoints = 3;

/** The whole plan to be read in five minutes: what it promises, whether its sentences hold, and a page for each line. */
async function planReport(setting: FigureSetting, request: ReportRequest, others: OtherChapters): Promise<Report> {
  const { release, words } = setting;
  const { locale } = words;
  const { ambitions, commitments, name, intro } = release.plan;
  const promised = commitments.flatMap(({ indicators }) =>
    kpiIndicators(release, [{ indicators }])
      .filter((each) => isReported(setting, each))
      .slice(0, 1),
  );
  const lines = await Promise.all(
    ambitions.map(async (line) => {
      const brought = await others({ kind: 'ambition', id: line.id }, locale);
      return { chapter: lineChapter(setting, line, brought), tables: tablesOfLine(line, brought, locale) };
    }),
  );
  const overview = overviewOf(setting, indicatorsOf(release, request.subject));
  return {
    ...frameOf(setting, request),
    title: name[locale],
    lead: intro[locale],
    summary: sentencesAbout(setting, [...new Set(promised)]),
    claims: release.claims.map(({ id, verdict }) => ({
      id,
      finding: findingOf(release, id, locale),
      verdict,
      sentences: [],
    })),
    chapters: lines.map(({ chapter }) => chapter),
    actions: [],
    annex: [
      ...(overview ? [overview] : []),
      ...lines.flatMap(({ chapter }) => chapter.figures.map(({ annex }) => annex)),
      ...lines.flatMap(({ tables }) => tables),
    ],
  };
}

/** The page of an ambition line: a figure of each of its first KPIs, the first with their charts, and its projects. */
function lineChapter(setting: FigureSetting, line: AmbitionSubject, brought: readonly Chapter[]): ReportChapter {
  const { release, words } = setting;
  const byKpi = line.kpis.map((kpi) => kpiIndicators(release, [kpi]).filter((each) => isReported(setting, each)));
  const shown = [...new Set([...byKpi.flatMap((each) => each.slice(0, 1)), ...byKpi.flat()])].slice(0, mostPoints);
  const t = reportText(words.locale);
  return {
    id: `ambitie-${line.id}`,
    title: t('ambition.title', { id: line.id, title: line.title[words.locale] }),
    text: line.summary[words.locale],
    figures: shown
      .slice(0, mostCharts)
      .map((each) => ({ ...reportFigure(setting, each), sentences: [], progress: [] })),
    points: [...sentencesAbout(setting, shown.slice(mostCharts)), ...brought.map(({ text }) => text)],
    missing: line.kpis.flatMap(({ title }, at) =>
      byKpi[at]?.length === 0 ? [t('no-kpi', { title: title[words.locale] })] : [],
    ),
  };
}

async function ambitionReport(
  setting: FigureSetting,
  request: ReportRequest,
  ambition: AmbitionSubject,
): Promise<Report> {
  const { release, words } = setting;
  const { locale } = words;
  const held = new Set((await release.observations.contents()).map(({ indicator }) => indicator));
  const chapters = ambition.kpis.map((kpi): ReportChapter => {
    const indicators = kpiIndicators(release, [kpi]);
    return {
      id: kpi.id,
      title: kpi.title[locale],
      text: kpi.text[locale],
      figures: indicators.filter((each) => isReported(setting, each)).map((each) => reportFigure(setting, each)),
      points: [],
      missing: indicators
        .filter((each) => !isReported(setting, each))
        .map((each) => missingSentence(setting, each, held.has(each.id))),
    };
  });
  return {
    ...frameOf(setting, request),
    title: reportText(locale)('ambition.title', { id: ambition.id, title: ambition.title[locale] }),
    lead: ambition.summary[locale],
    summary: summaryOf(setting, kpiIndicators(release, ambition.kpis)),
    chapters,
    claims: claimsAbout(release, kpiIndicators(release, ambition.kpis), locale),
    actions: ambition.actions.map(({ title, text }) => ({ title: title[locale], text: text[locale] })),
    annex: tablesOf(chapters),
  };
}

function missingSentence({ words, area }: FigureSetting, indicator: Indicator, isHeld: boolean): string {
  const { name } = words.indicator(indicator);
  const t = reportText(words.locale);
  return isHeld
    ? t('no-figure', { name, area: words.area(area) })
    : t('waiting', { name, publisher: indicator.publisher });
}

function municipalityReport(setting: FigureSetting, request: ReportRequest): Report {
  const { release, words } = setting;
  const { locale } = words;
  const { ambitions } = release.plan;
  const t = reportText(locale);
  const chapter = (id: string, title: string, text: string, indicators: readonly Indicator[]): ReportChapter => {
    const rates = indicators.filter((each) => each.unit !== 'PS' && each.unit !== 'NR' && isReported(setting, each));
    return { id, title, text, figures: rates.map((each) => reportFigure(setting, each)), missing: [], points: [] };
  };
  const ofPlan = new Set(
    kpiIndicators(
      release,
      ambitions.flatMap(({ kpis }) => kpis),
    ),
  );
  const others = release.indicators.filter((each) => !ofPlan.has(each));
  const all = [
    ...ambitions.map(({ id, title, summary, kpis }) =>
      chapter(`ambitie-${id}`, title[locale], summary[locale], kpiIndicators(release, kpis)),
    ),
    chapter('andere', t('others'), t('others.text'), others),
  ];
  const chapters = all.filter(({ figures }) => figures.length > 0);
  const overview = overviewOf(setting, release.indicators);
  const name = request.area.name[locale];
  return {
    ...frameOf(setting, request),
    title: t('municipality.title', { name }),
    lead: placeText(setting, request),
    summary: summaryOf(setting, [...ofPlan, ...others]),
    chapters,
    claims: [],
    actions: [],
    annex: [...(overview ? [overview] : []), ...tablesOf(chapters)],
  };
}

/** The tables behind the charts of chapters, each indicator once. */
function tablesOf(chapters: readonly ReportChapter[]): readonly AnnexTable[] {
  const tables = chapters.flatMap(({ figures }) => figures.map(({ annex }) => annex));
  return [...new Map(tables.map((table) => [table.id, table])).values()];
}

/** Zone and mergers of a municipality. */
function placeText({ release, words }: FigureSetting, { area }: ReportRequest): string {
  const { locale } = words;
  const parts = release.geography.areas.filter(({ successor }) => successor === area.code);
  const names = (codes: readonly AreaCode[]): string => formatList(locale, codes.map(words.area));
  const history =
    parts.length > 0 && area.validFrom
      ? words.say('municipality.history', {
          name: area.name[locale],
          year: area.validFrom.slice(0, 4),
          parts: names(parts.map(({ code }) => code)),
        })
      : '';
  const zone = area.groups.length > 0 ? words.say('municipality.zone', { groups: names(area.groups) }) : '';
  return [history, zone].filter(Boolean).join(' ');
}

/** The newest figure of every indicator the area has, counts too, beside the other areas; nothing when it has none. */
function overviewOf(setting: FigureSetting, indicators: readonly Indicator[]): AnnexTable | undefined {
  const { words, columns, observations, area, benchmark } = setting;
  const t = reportText(words.locale);
  const rows = indicators.flatMap((indicator): readonly (readonly string[])[] => {
    const level = latestValue(observations.series(indicator.id, area));
    if (!level) return [];
    const gap = latestGap(observations, indicator, area, benchmark);
    const persons = gap?.period === level.period && 'persons' in gap.persons ? gap.persons.persons : undefined;
    const rank = indicator.direction === 'neutral' ? undefined : rankOf(setting, indicator);
    return [
      [
        words.indicator(indicator).name,
        words.period(level.period),
        ...columns.map(({ code }) => {
          const found = observations.at(indicator.id, code, level.period);
          return hasValue(found) ? words.value(found.value, found.unit) : t('missing');
        }),
        persons === undefined ? t('missing') : words.signedPersons(persons),
        rank ? t('rank', { ...rank }) : t('missing'),
      ],
    ];
  });
  if (rows.length === 0) return undefined;
  const isRanked = rows.some((row) => row.at(-1) !== t('missing'));
  return {
    id: 'overzicht',
    title: t('overview'),
    text: t('overview.text', { name: words.area(area) }),
    notes: [],
    table: {
      caption: t('overview'),
      columns: [
        { label: t('column.indicator'), kind: 'text' },
        { label: t('column.period'), kind: 'text' },
        ...columns.map(({ code }) => ({ label: words.area(code), kind: 'number' as const })),
        { label: t('column.persons'), kind: 'number' },
        ...(isRanked ? [{ label: t('column.rank'), kind: 'number' as const }] : []),
      ],
      rows: isRanked ? rows : rows.map((row) => row.slice(0, -1)),
    },
  };
}

/** What every report has: who, when, from which release, from which sources. */
function frameOf(
  setting: FigureSetting,
  request: ReportRequest,
): Pick<Report, 'locale' | 'id' | 'sender' | 'about' | 'sources' | 'colophon' | 'address'> {
  const { release, words } = setting;
  const { locale } = words;
  const t = reportText(locale);
  const { manifest, plan } = release;
  const address = reportAddress(request, plan.focus);
  return {
    locale,
    id: reportId(request),
    address,
    ...(plan.sender && { sender: plan.sender.name[locale] }),
    about: t('about', {
      area: request.area.name[locale],
      period: periodText(setting, request),
      release: manifest.id,
      date: formatDate(locale, manifest.figuresOf),
    }),
    sources: sourcesOf(setting),
    colophon: [t('colophon.text', { release: manifest.id, region: plan.region[locale] })],
  };
}

function periodText({ words }: FigureSetting, { from, to }: ReportRequest): string {
  const t = reportText(words.locale);
  if (from && to) return t('period.between', { from: words.period(from), to: words.period(to) });
  if (from) return t('period.from', { from: words.period(from) });
  return to ? t('period.to', { to: words.period(to) }) : t('period.all');
}

/** Sentences on the summary's list at most. */
const mostSentences = 8;

function sentencesAbout(setting: FigureSetting, indicators: readonly Indicator[]): readonly string[] {
  return indicators.map((indicator) => figureHeadline(setting, indicator, standingOf(setting, indicator)));
}

function summaryOf(setting: FigureSetting, indicators: readonly Indicator[]): readonly string[] {
  const { words, area } = setting;
  const rates = indicators.filter((each) => each.unit !== 'PS' && each.unit !== 'NR' && isReported(setting, each));
  const sentences = sentencesAbout(setting, rates.slice(0, mostSentences));
  return sentences.length > 0 ? sentences : [reportText(words.locale)('summary.none', { area: words.area(area) })];
}

/** The plan's findings that rest on these indicators, or would if they were read. */
function claimsAbout(release: OpenRelease, indicators: readonly Indicator[], locale: Locale): readonly ReportClaim[] {
  const ids = new Set<string>(indicators.map(({ id }) => id));
  const concerns = ({ evidence, missing }: ClaimResult['parts'][number]): boolean =>
    evidence.some(({ indicator }) => ids.has(indicator)) || (missing !== undefined && ids.has(missing.indicator));
  return release.claims.flatMap((claim) => {
    const parts = claim.parts.filter(concerns);
    if (parts.length === 0) return [];
    return [
      {
        id: claim.id,
        finding: findingOf(release, claim.id, locale),
        verdict: claim.verdict,
        sentences: parts.map(({ sentence }) => sentence[locale]),
      },
    ];
  });
}

function findingOf({ plan }: OpenRelease, claim: string, locale: Locale): string {
  return plan.findings.find(({ id }) => id === claim)?.text[locale] ?? claim;
}

function sourcesOf(setting: FigureSetting): ChapterTable {
  const { release, words, observations, columns } = setting;
  const t = reportText(words.locale);
  const reported = new Set(release.indicators.filter((each) => isReported(setting, each)).map(({ id }) => id));
  const codes = new Set(columns.map(({ code }) => code));
  const shown = observations.all.filter(({ area, indicator }) => codes.has(area) && reported.has(indicator));
  const byPublisher = Map.groupBy(shown, ({ provenance }) => provenance.publisher);
  return {
    caption: t('sources'),
    columns: [
      { label: t('sources.publisher'), kind: 'text' },
      { label: t('sources.datasets'), kind: 'text' },
      { label: t('sources.licence'), kind: 'text' },
      { label: t('sources.retrieved'), kind: 'text' },
    ],
    rows: [...byPublisher]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([publisher, all]) => [
        publisher,
        datasetsOf(all),
        release.plan.publishers.find(({ name }) => name === publisher)?.licence ?? t('licence.unknown'),
        formatDate(words.locale, lastRetrieved(all)),
      ]),
  };
}

function datasetsOf(all: readonly Observation[]): string {
  return [...new Set(all.map(({ provenance }) => provenance.dataset).filter(Boolean))].toSorted().join('; ');
}

function lastRetrieved(all: readonly Observation[]): string {
  return all.map(({ provenance }) => provenance.retrieved).reduce((a, b) => (a > b ? a : b), '');
}
