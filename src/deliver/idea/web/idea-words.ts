import type { Delivering } from '../../delivering.ts';
import type { PageVisit } from '../../../wing/route.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { formatDate } from '../../../foundation/number.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { PlanMunicipality } from '../../../wing/plan-context.ts';
import type { PageLink } from '../../../site/page.ts';
import { ideaText } from '../texts.ts';

/** One page about ideas being made: its language, and the plan's own words in it. */
export interface IdeaWords {
  readonly locale: Locale;
  readonly t: ReturnType<typeof ideaText>;
  readonly href: (path: string) => string;
  readonly plan: Plan;
  readonly region: string;
  readonly municipalities: readonly PlanMunicipality[];
  /** Names by id or code; the id itself when the plan no longer knows it. */
  readonly municipality: (code: string) => string;
  readonly action: (id: string) => string;
  readonly group: (id: string) => string;
  readonly placeGroup: (code: string) => string;
  readonly day: (moment: Date) => string;
}

export function wordsOf(
  { locale, href }: Pick<PageVisit, 'locale' | 'href'>,
  { plan: known }: Pick<Delivering, 'plan'>,
): IdeaWords {
  const plan = known.plan();
  const municipalities = known.municipalities(locale);
  const names = new Map(municipalities.map(({ code, name }) => [code, name]));
  const actions = new Map(plan.ambitions.flatMap((line) => line.actions.map(({ id, title }) => [id, title[locale]])));
  const groups = new Map(plan.groups.map(({ id, name }) => [id, name[locale]]));
  return {
    locale,
    t: ideaText(locale),
    href,
    plan,
    region: plan.region[locale],
    municipalities,
    municipality: (code) => names.get(code) ?? code,
    action: (id) => actions.get(id) ?? id,
    group: (id) => groups.get(id) ?? id,
    placeGroup: (code) => known.groupName(code, locale),
    day: (moment) => formatDate(locale, moment.toISOString().slice(0, 10)),
  };
}

/** The address of an idea, without a language prefix. */
export function ideaPath(slug: string): string {
  return `/ideeen/${slug}`;
}

/** The page above every page about ideas. */
export function aboveIdeas({ t, region }: IdeaWords): PageLink {
  return { path: '/ideeen', label: t('list.title', { region }) };
}

/** The ambition lines that actions belong to, in the order of the plan. */
export function linesOf(plan: Plan, actions: readonly string[]): readonly string[] {
  return plan.ambitions.filter((line) => line.actions.some(({ id }) => actions.includes(id))).map(({ id }) => id);
}
