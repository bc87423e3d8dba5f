import { addOneClickLeaving, followRoutes } from '../account/subscription/web/routes.ts';
import type { Accounts } from '../account/web/accounts.ts';
import { addAuthAddresses } from '../account/web/auth-address.ts';
import { addRoutes, type Route } from '../account/web/route.ts';
import { accountRoutes, type AccountParts } from '../account/web/routes.ts';
import type { FollowTools } from '../account/subscription/follow-store.ts';
import type { ExchangeSetting } from '../deliver/web/exchange/exchange-setting.ts';
import { exchangeRoutes } from '../deliver/web/exchange/routes.ts';
import { ideaRoutes } from '../deliver/web/idea/idea-routes.ts';
import type { IdeaContext } from '../deliver/web/idea/idea-words.ts';
import type { PortfolioPages } from '../deliver/web/portfolio/portfolio-pages.ts';
import { portfolioRoutes } from '../deliver/web/portfolio/routes.ts';
import type { DraftOptions } from '../deliver/web/project/draft-options.ts';
import { draftRoutes } from '../deliver/web/project/draft-routes.ts';
import type { ReportSetting } from '../deliver/web/report/report-setting.ts';
import { reportRoutes } from '../deliver/web/report/routes.ts';
import type { RoundOptions } from '../deliver/web/round/round-options.ts';
import { roundRoutes } from '../deliver/web/round/round-routes.ts';
import type { TargetContext } from '../deliver/web/target/target-context.ts';
import { targetRoutes } from '../deliver/web/target/target-routes.ts';
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
