import type { Delivering } from '../../delivering.ts';
import { defaultExchangeSettings } from '../../../plan/exchange-settings.ts';
import type { PageVisit } from '../../../wing/route.ts';
import type { ExchangeTerms } from '../cell-reading.ts';
import type { ExportSetting } from '../formats.ts';
import type { PlanContext } from '../../../wing/plan-context.ts';

/** What files are written with: names in Dutch, the language of the plan, whatever that of the page. */
export function exportSettingOf(
  { plan, now }: Pick<Delivering, 'plan' | 'now'>,
  origin: PageVisit['origin'],
): ExportSetting {
  const names = new Map(plan.municipalities('nl').map(({ code, name }) => [code, name]));
  const { id, region, exchange } = plan.plan();
  return {
    settings: exchange ?? defaultExchangeSettings(id, region.nl),
    now: now(),
    pageOf: (slug) => `${origin}/projecten/${slug}`,
    municipalityName: (code) => names.get(code) ?? code,
  };
}

/** What a file may name: things of the plan by their ids. */
export function termsOf(plan: PlanContext): ExchangeTerms {
  const { ambitions, groups } = plan.plan();
  const ids = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));
  return {
    action: ids(ambitions.flatMap(({ actions }) => actions)),
    group: ids(groups),
    municipality: new Set(plan.municipalities('nl').map(({ code }) => code)),
    indicator: ids(plan.indicators('nl')),
  };
}
