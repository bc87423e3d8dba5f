import { addOneClickLeaving, followRoutes } from '../account/subscription/web/routes.ts';
import type { Accounts } from '../account/web/accounts.ts';
import { addAuthAddresses } from '../account/sign-in/web/auth-address.ts';
import { addRoutes, type Route } from '../wing/route.ts';
import { accountRoutes, type AccountParts } from '../account/web/routes.ts';
import type { FollowTools } from '../account/subscription/follow-store.ts';
import type { ExchangeSetting } from '../deliver/exchange/web/exchange-setting.ts';
import { exchangeRoutes } from '../deliver/exchange/web/routes.ts';
import { ideaRoutes } from '../deliver/idea/web/idea-routes.ts';
import type { IdeaContext } from '../deliver/idea/web/idea-words.ts';
import type { PortfolioPages } from '../deliver/portfolio/web/portfolio-pages.ts';
import { portfolioRoutes } from '../deliver/portfolio/web/routes.ts';
import type { DraftOptions } from '../deliver/project/web/draft-options.ts';
import { draftRoutes } from '../deliver/project/web/draft-routes.ts';
import type { ReportSetting } from '../deliver/report/web/report-setting.ts';
import { reportRoutes } from '../deliver/report/web/routes.ts';
import type { RoundOptions } from '../deliver/round/web/round-options.ts';
import { roundRoutes } from '../deliver/round/web/round-routes.ts';
import type { TargetContext } from '../measure/web/targets/target-context.ts';
import { targetRoutes } from '../measure/web/targets/target-routes.ts';
import type { Site } from '../site/app.tsx';
import type { ServingHouse } from './house.ts';

/** What the pages of each wing need, besides database and accounts. */
export interface HouseParts {
  readonly accounts: AccountParts;
  readonly follow: FollowTools;
  readonly ideas: IdeaContext;
  readonly drafts: DraftOptions;
  readonly reports: ReportSetting;
  readonly exchange: ExchangeSetting;
  readonly portfolio: PortfolioPages;
  readonly rounds: RoundOptions;
  readonly targets: TargetContext;
}

/**
 * Every route of the house that is not the same for everybody. Those with a fixed name below `/projecten` come before
 * the pages of projects, which take every other name there.
 */
export function houseRoutes(accounts: Accounts, parts: HouseParts): readonly Route[] {
  return [
    ...accountRoutes(accounts, parts.accounts),
    ...followRoutes(parts.follow),
    ...ideaRoutes(parts.ideas),
    ...draftRoutes(parts.drafts),
    ...roundRoutes(parts.rounds),
    ...reportRoutes(parts.reports),
    ...exchangeRoutes(parts.exchange),
    ...targetRoutes(parts.targets),
    ...portfolioRoutes(parts.portfolio),
  ];
}

/** Adds them to the public site, behind the one door that looks at permissions. */
export function addHouse(site: Site, house: ServingHouse, parts: HouseParts, trustProxy: boolean): void {
  addAuthAddresses(site, house.accounts, trustProxy);
  addOneClickLeaving(site, parts.follow);
  addRoutes(site, houseRoutes(house.accounts, parts), house.accounts);
}
