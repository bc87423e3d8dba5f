import { dayOf } from '../../foundation/clock-words.ts';
import type { Day, PeriodState, Project, ProjectPartner, WrittenText } from '../project/project.ts';
import { moneyBySource, type SourceMoney } from '../project/source-money.ts';
import type { ExchangedProject } from './exchanged-project.ts';

/**
 * To whom a field of a project is told, once it has its label: to everyone; of a period, only once its report was judged
 * right; only summed by source of money; only beside another field that is told; or to nobody but the people of the
 * project and of the programme.
 */
export type Reach = 'everyone' | 'once-judged' | 'in-total' | 'beside-another' | 'insiders';

/** The reach of every field of a thing, and of the things in it: a field without one does not compile. */
export type Publication<T> = T extends readonly (infer Item)[]
  ? Publication<Item>
  : T extends Date
    ? Reach
    : WrittenText extends T
      ? Reach
      : T extends object
        ? { readonly [Field in keyof T]-?: Publication<NonNullable<T[Field]>> }
        : Reach;

/**
 * The one description of what is public of a project: its page and every file that everyone may have follow from it.
 */
export const publication: Publication<ExchangedProject> = {
  id: 'everyone',
  slug: 'everyone',
  stage: 'everyone',
  title: 'everyone',
  summary: 'everyone',
  description: 'everyone',
  actions: 'everyone',
  groups: 'everyone',
  themes: 'everyone',
  municipalities: 'everyone',
  plannedStart: 'everyone',
  plannedEnd: 'everyone',
  actualStart: 'everyone',
  actualEnd: 'everyone',
  website: 'everyone',
  contactAddress: 'everyone',
  labelBasis: 'everyone',
  stopped: { on: 'everyone', reason: 'everyone' },
  labelledOn: 'everyone',
  publishedAt: 'everyone',
  partners: {
    organisation: 'everyone',
    name: 'everyone',
    role: 'everyone',
    sharePercent: 'everyone',
    isNaturalPerson: 'everyone',
    slug: 'everyone',
    kind: 'everyone',
    website: 'everyone',
    municipality: 'everyone',
    enterpriseNumber: 'everyone',
  },
  budget: {
    id: 'insiders',
    label: 'insiders',
    source: 'everyone',
    funder: 'insiders',
    planned: 'in-total',
    committed: 'in-total',
    paid: 'in-total',
  },
  milestones: { id: 'everyone', title: 'everyone', due: 'everyone', doneOn: 'everyone' },
  risks: { id: 'insiders', title: 'insiders', likelihood: 'insiders', impact: 'insiders', response: 'insiders' },
  results: {
    id: 'everyone',
    kind: 'everyone',
    title: 'everyone',
    description: 'everyone',
    indicators: {
      id: 'everyone',
      title: 'everyone',
      measure: 'everyone',
      ascending: 'everyone',
      planIndicator: 'everyone',
      baseline: { year: 'everyone', value: 'everyone', comment: 'everyone' },
      periods: {
        id: 'everyone',
        start: 'everyone',
        end: 'everyone',
        state: 'everyone',
        target: 'everyone',
        targetComment: 'everyone',
        actual: 'once-judged',
        actualComment: 'once-judged',
        parts: { dimension: 'beside-another', category: 'beside-another', target: 'everyone', actual: 'once-judged' },
      },
    },
  },
  contributions: { indicator: 'everyone', expected: 'everyone', note: 'everyone' },
  references: { title: 'everyone', url: 'everyone', published: 'everyone', facts: 'everyone' },
  version: 'everyone',
  updatedAt: 'everyone',
};

/** A project as everyone may know it: its money by source, its partners as long as their names may stand. */
export type PublicPart<Whole extends Project> = Omit<Whole, 'budget'> & { readonly budget: readonly SourceMoney[] };

/** A project as it is told to other systems, without what is not for everyone. */
export type PublicProject = PublicPart<ExchangedProject>;

/** The part of a project that is for everyone on a day. */
export function publicPart<Whole extends Project>(project: Whole, today: Day): PublicPart<Whole> {
  const partners = project.partners.filter((partner) => isNamed(partner, project.publishedAt, today));
  const open = told({ ...project, partners }, publication, false) as PublicPart<Whole>;
  return { ...open, budget: moneyBySource(project.budget) };
}

/** Years after which the name of a natural person is no longer told. Source: Regulation (EU) 2021/1060, article 49(3). */
export const yearsNamed = 2;

/** Whether a partner may be named on a day: a natural person is for two years after the project was published. */
export function isNamed(
  { isNaturalPerson }: Pick<ProjectPartner, 'isNaturalPerson'>,
  publishedAt: Date | undefined,
  today: Day,
): boolean {
  return !isNaturalPerson || !publishedAt || today < namedUntil(publishedAt);
}

/** The first day on which a natural person in a project is no longer named. */
export function namedUntil(publishedAt: Date): Day {
  const later = new Date(publishedAt);
  later.setUTCFullYear(later.getUTCFullYear() + yearsNamed);
  return dayOf(later);
}

interface Rules {
  readonly [field: string]: Reach | Rules;
}

/** What is told of a value; `undefined` when nothing is. A field that no rule names is not told. */
function told(value: unknown, rule: Reach | Rules | undefined, isJudged: boolean): unknown {
  if (rule === 'everyone' || (rule === 'once-judged' && isJudged)) return value;
  if (rule === undefined || typeof rule === 'string') return undefined;
  if (Array.isArray(value)) return value.map((each) => told(each, rule, isJudged)).filter((each) => each !== undefined);
  return toldOf(value as Readonly<Record<string, unknown>>, rule, isJudged);
}

function toldOf(thing: Readonly<Record<string, unknown>>, rules: Rules, isJudged: boolean): unknown {
  const judged = isJudged || judgedStates.includes(String(thing['state']));
  const fields = Object.entries(thing).flatMap(([name, inner]) => {
    const open = told(inner, rules[name], judged);
    return open === undefined ? [] : [[name, open] as const];
  });
  if (fields.length === 0) return undefined;
  const beside = Object.entries(thing).filter(([name]) => rules[name] === 'beside-another');
  return Object.fromEntries([...beside, ...fields]);
}

/** States in which what was reported is judged right. */
const judgedStates: readonly string[] = ['approved', 'locked'] satisfies readonly PeriodState[];
