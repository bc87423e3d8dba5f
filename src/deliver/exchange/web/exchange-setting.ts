import type { Delivering } from '../../delivering.ts';
import { defaultExchangeSettings } from '../../../plan/exchange-settings.ts';
import type { PageVisit } from '../../../wing/route.ts';
import type { ExportSetting } from '../formats.ts';

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
