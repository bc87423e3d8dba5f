import type { AmbitionLine } from '../../plan/plan.ts';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import type { Area } from '../area/area.ts';
import { comparePeriods, parsePeriod, periodKind, periodStart, type Period } from '../observation/period.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { slugOf } from '../address.ts';

/** What a report is about. */
export interface ReportRequest {
  readonly subject: ReportSubject;
  /** The area that is reported on: the municipality itself, or the one asked for with the plan or an ambition. */
  readonly area: Area;
  /** First and last period, both inclusive. */
  readonly from?: Period;
  readonly to?: Period;
}

export type ReportSubject =
  | { readonly kind: 'plan' }
  | { readonly kind: 'ambition'; readonly ambition: AmbitionLine }
  | { readonly kind: 'municipality' };

/** A request as it was typed. */
export interface TypedRequest {
  /** `plan`, `ambitie-11` or `gemeente-genk`; `ambition-11` and `municipality-genk` are understood too. */
  readonly report: string;
  /** Area code. */
  readonly area?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Fields of a request, as problems name them in `at`. */
export type RequestField = 'report' | 'area' | 'from' | 'to';

/**
 * Reads what a report is asked for.
 *
 * Problems, all of them: `unknown-subject`, `unknown-area`, `bad-period`, `period-order`; `at` is the field.
 */
export function readReportRequest(release: OpenRelease, typed: TypedRequest): Result<ReportRequest> {
  const subject = findSubject(release, typed.report);
  const area = typed.area ? findArea(release, typed.area) : release.geography.get(release.plan.focus);
  const period = readPeriods(typed);
  const problems: readonly Problem[] = [
    ...(subject ? [] : [unknownSubject(release, typed.report)]),
    ...(area ? [] : [unknownArea(typed.area ?? '')]),
    ...(period.ok ? [] : period.problems),
  ];
  if (!subject || !area || !period.ok) return failed(problems);
  return subject.kind === 'municipality'
    ? ok({ subject: { kind: 'municipality' }, area: subject.area, ...period.value })
    : ok({ subject, area, ...period.value });
}

function readPeriods(typed: TypedRequest): Result<Pick<ReportRequest, 'from' | 'to'>> {
  const [from, to] = [readPeriod('from', typed), readPeriod('to', typed)];
  if (!from.ok || !to.ok) return failed([from, to].flatMap((each) => (each.ok ? [] : each.problems)));
  const [first, last] = [from.value, to.value];
  if (first && last && comparePeriods(first, last) > 0) return failed([wrongOrder(first, last)]);
  return ok({ ...(first && { from: first }), ...(last && { to: last }) });
}

function readPeriod(field: 'from' | 'to', typed: TypedRequest): Result<Period | undefined> {
  const text = typed[field]?.trim();
  if (!text) return ok(undefined);
  const period = parsePeriod(text);
  return period ? ok(period) : failed([badPeriod(field, text)]);
}

function findSubject(
  { plan, geography }: OpenRelease,
  id: string,
):
  | Extract<ReportSubject, { kind: 'plan' | 'ambition' }>
  | { readonly kind: 'municipality'; readonly area: Area }
  | undefined {
  if (id.trim() === 'plan') return { kind: 'plan' };
  const [, kind = '', name] = /^(ambitie|ambition|gemeente|municipality)-(.+)$/.exec(id.trim()) ?? [];
  if (kind.startsWith('ambiti')) {
    const ambition = plan.ambitions.find((each) => each.id === name);
    return ambition && { kind: 'ambition', ambition };
  }
  const area = geography.municipalities.find((each) => slugOf(each.name.nl) === name);
  return area && { kind: 'municipality', area };
}

function findArea({ geography }: OpenRelease, code: string): Area | undefined {
  const area = geography.find(code.trim());
  return area && area.kind !== 'comparison-region' ? area : undefined;
}

function unknownSubject({ plan }: OpenRelease, report: string): Problem {
  const ambitions = plan.ambitions.map(({ id }) => `ambition-${id}`).join(', ');
  return {
    code: 'unknown-subject',
    message: `There is no report "${report}".`,
    at: 'report',
    hint: `Ask for plan, ${ambitions}, or a municipality, like municipality-genk.`,
  };
}

function unknownArea(code: string): Problem {
  const hint = 'Give an area code of the plan, like BE22 or 71016.';
  return { code: 'unknown-area', message: `There is no area "${code}".`, at: 'area', hint };
}

function badPeriod(at: 'from' | 'to', text: string): Problem {
  return { code: 'bad-period', message: `"${text}" is not a period.`, at, hint: 'Write a year, like 2020.' };
}

function wrongOrder(from: Period, to: Period): Problem {
  const message = `The last period, ${to}, comes before the first, ${from}.`;
  return { code: 'period-order', message, at: 'to', hint: 'Swap them.' };
}

/** Name of a report in addresses and file names. */
export function reportId({ subject, area }: Pick<ReportRequest, 'subject' | 'area'>): string {
  switch (subject.kind) {
    case 'plan':
      return 'plan';
    case 'ambition':
      return `ambitie-${subject.ambition.id}`;
    case 'municipality':
      return `gemeente-${slugOf(area.name.nl)}`;
  }
}

/** Address of a report, without a language prefix; what is as usual is left out. */
export function reportAddress(request: ReportRequest, focus: string): string {
  const query = new URLSearchParams({
    ...(request.subject.kind !== 'municipality' && request.area.code !== focus && { gebied: request.area.code }),
    ...(request.from && { van: request.from }),
    ...(request.to && { tot: request.to }),
  });
  return `/rapporten/${reportId(request)}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** Whether a period lies within those asked for; a quarter of the last year does. */
export function isWithin({ from, to }: Pick<ReportRequest, 'from' | 'to'>, period: Period): boolean {
  const start = periodStart(period);
  return !(from && start < periodStart(from)) && !(to && start > periodStart(to) && start >= endOf(to));
}

function endOf(period: Period): number {
  const lengths = { year: 1, 'school-year': 1, quarter: 1 / 4, month: 1 / 12 } as const;
  return periodStart(period) + lengths[periodKind(period)];
}
