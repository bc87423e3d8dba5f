import { nearestNames } from '../../../foundation/nearest-name.ts';
import type { AreaCode } from '../../area/area.ts';
import type { IndicatorId } from '../../observation/observation.ts';
import { comparePeriods, parsePeriod, type Period } from '../../observation/period.ts';

/** Ways to show figures, by their name in the address. */
export const viewNames = {
  line: 'lijn',
  ranking: 'rangorde',
  multiples: 'reeksen',
  scatter: 'spreiding',
  map: 'kaart',
  table: 'tabel',
} as const;

export type ExploreView = keyof typeof viewNames;

export const exploreViews = Object.keys(viewNames) as readonly ExploreView[];

/** Ways that show one period; the others show a course through time. */
const momentViews: readonly ExploreView[] = ['ranking', 'scatter', 'map'];

/** Whether a view shows one period rather than a course through time. */
export function isMoment(view: ExploreView): boolean {
  return momentViews.includes(view);
}

/** A set of areas by name (`gemeenten`), or the code of one area. */
export type AreaChoice = string;

/** What the explorer shows; everything that decides it, and all of it in the address. */
export interface ExploreState {
  readonly indicator: IndicatorId;
  /** What a scatter sets the indicator against. */
  readonly second?: IndicatorId;
  /** Sets and codes; never empty, none twice. */
  readonly areas: readonly AreaChoice[];
  /** First and last period of what moves through time. */
  readonly from?: Period;
  readonly to?: Period;
  /** The one period of a ranking, a map or a scatter; the latest that most areas have when absent. */
  readonly period?: Period;
  /** `''` for the total. */
  readonly breakdown: string;
  readonly view: ExploreView;
  /** The area that stands out; the plan's own, or the visitor's municipality, when absent. */
  readonly emphasis?: AreaCode;
  /** The geography that municipalities are shown on; the present one when absent. */
  readonly vintage?: string;
}

/** Names that an address can hold, and what it means when it says nothing. */
export interface ExploreTerms {
  readonly indicators: readonly string[];
  readonly defaultIndicator: IndicatorId;
  /** Names of sets of areas, the default one first. */
  readonly areaSets: readonly string[];
  readonly areaCodes: readonly string[];
  readonly vintages: readonly string[];
}

/** Something in an address that means nothing here: which parameter, what it said, and names that may be meant. */
export interface ExploreRemark {
  readonly parameter: ExploreParameter;
  readonly written: string;
  readonly near: readonly string[];
}

/** Names in the address, in the one order they are written in. */
const parameters = {
  indicator: 'cijfer',
  second: 'tegen',
  areas: 'gebied',
  from: 'van',
  to: 'tot',
  period: 'periode',
  breakdown: 'uitsplitsing',
  view: 'weergave',
  emphasis: 'nadruk',
  vintage: 'indeling',
} as const satisfies Record<keyof ExploreState, string>;

export const parameterNames: typeof parameters = parameters;

export type ExploreParameter = keyof typeof parameters;

export const explorePath = '/verken';

/** The most of an unknown value that is said back. */
const longestWritten = 60;

/** How many things wrong with an address are told; the others are left out like them. */
const mostRemarks = 5;

/** The address of a state, the only one it has; without a language prefix. */
export function exploreHref(state: ExploreState, terms: ExploreTerms, path: string = explorePath): string {
  const query = exploreQuery(state, terms);
  return query ? `${path}?${query}` : path;
}

/** The query of a state: what differs from the default, in a fixed order. */
export function exploreQuery(state: ExploreState, terms: ExploreTerms): string {
  const [defaultSet = ''] = terms.areaSets;
  const pairs: (readonly [ExploreParameter, string | undefined])[] = [
    ['indicator', state.indicator === terms.defaultIndicator ? '' : state.indicator],
    ['second', state.second],
    ...(isOnly(state.areas, defaultSet) ? [] : tidyAreas(state.areas, terms)).map((area) => ['areas', area] as const),
    ['from', state.from],
    ['to', state.to],
    ['period', state.period],
    ['breakdown', state.breakdown],
    ['view', state.view === 'line' ? '' : viewNames[state.view]],
    ['emphasis', state.emphasis],
    ['vintage', state.vintage],
  ];
  const written = pairs.flatMap(([parameter, value]) => (value ? [[parameters[parameter], value]] : []));
  return new URLSearchParams(written as [string, string][]).toString();
}

function isOnly(areas: readonly AreaChoice[], set: string): boolean {
  return areas.length === 1 && areas[0] === set;
}

/** Sets first, then codes, each once and in the order of the terms. */
function tidyAreas(areas: readonly AreaChoice[], terms: ExploreTerms): readonly AreaChoice[] {
  const chosen = new Set(areas);
  return [...terms.areaSets, ...terms.areaCodes].filter((name) => chosen.has(name));
}

/** A state as far as an address tells one; what it says that means nothing is told and left out. */
export function readExploreQuery(
  query: URLSearchParams,
  terms: ExploreTerms,
): { readonly state: ExploreState; readonly remarks: readonly ExploreRemark[] } {
  const reader = new QueryReader(query);
  const indicator = reader.oneOf('indicator', terms.indicators) as IndicatorId | undefined;
  const second = reader.oneOf('second', terms.indicators) as IndicatorId | undefined;
  const areas = tidyAreas(reader.manyOf('areas', [...terms.areaSets, ...terms.areaCodes]), terms);
  const [from, to] = inOrder(reader.period('from'), reader.period('to'));
  const period = reader.period('period');
  const view = viewOf(reader.oneOf('view', Object.values(viewNames)));
  const emphasis = reader.oneOf('emphasis', terms.areaCodes) as AreaCode | undefined;
  const vintage = reader.oneOf('vintage', terms.vintages);
  const state: ExploreState = {
    indicator: indicator ?? terms.defaultIndicator,
    ...(second && { second }),
    areas: areas.length > 0 ? areas : terms.areaSets.slice(0, 1),
    ...(from && { from }),
    ...(to && { to }),
    ...(period && { period }),
    breakdown: reader.breakdown(),
    view,
    ...(emphasis && { emphasis }),
    ...(vintage && vintage !== terms.vintages[0] && { vintage }),
  };
  return { state, remarks: reader.remarks };
}

function viewOf(name: string | undefined): ExploreView {
  return exploreViews.find((view) => viewNames[view] === name) ?? 'line';
}

/** Two periods the wrong way round are meant the other way. */
function inOrder(from: Period | undefined, to: Period | undefined): readonly [Period | undefined, Period | undefined] {
  return from && to && comparePeriods(from, to) > 0 ? [to, from] : [from, to];
}

/** Reads parameters one by one and keeps what it could not read. */
class QueryReader {
  readonly remarks: ExploreRemark[] = [];
  private readonly query: URLSearchParams;

  constructor(query: URLSearchParams) {
    this.query = query;
  }

  oneOf(parameter: ExploreParameter, known: readonly string[]): string | undefined {
    return this.known(parameter, this.written(parameter).slice(0, 1), known)[0];
  }

  manyOf(parameter: ExploreParameter, known: readonly string[]): readonly string[] {
    return this.known(parameter, this.written(parameter), known);
  }

  period(parameter: ExploreParameter): Period | undefined {
    const [written] = this.written(parameter);
    const period = written === undefined ? undefined : parsePeriod(written);
    if (written !== undefined && !period) this.remark(parameter, written, []);
    return period;
  }

  /** Pairs of dimension and code in the order of dimension, whichever way they were written. */
  breakdown(): string {
    const [written = ''] = this.written('breakdown');
    if (written === '' || /^[\w.-]+=[\w.-]+(;[\w.-]+=[\w.-]+)*$/.test(written))
      return written.split(';').toSorted().join(';');
    this.remark('breakdown', written, []);
    return '';
  }

  private written(parameter: ExploreParameter): readonly string[] {
    const all = this.query.getAll(parameters[parameter]).map((value) => value.trim());
    return [...new Set(all)].filter((value) => value !== '').slice(0, 200);
  }

  private known(parameter: ExploreParameter, written: readonly string[], known: readonly string[]): readonly string[] {
    return written.filter((value) => {
      if (known.includes(value)) return true;
      if (this.remarks.length < mostRemarks) {
        this.remark(parameter, value, nearestNames(value.slice(0, longestWritten), known));
      }
      return false;
    });
  }

  private remark(parameter: ExploreParameter, written: string, near: readonly string[]): void {
    if (this.remarks.length >= mostRemarks) return;
    const short = written.length > longestWritten ? `${written.slice(0, longestWritten)}…` : written;
    this.remarks.push({ parameter, written: short, near });
  }
}
