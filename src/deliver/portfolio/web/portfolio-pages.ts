import type { Project } from '../../project/project.ts';
import type { FollowedPortfolio } from '../portfolio-store.ts';
import type { PlanContext } from '../../../wing/plan-context.ts';
import type { PortfolioWords } from './words.ts';

/** What the pages of the portfolio are made from, besides the database. */
export interface PortfolioPages {
  readonly plan: PlanContext;
  readonly portfolio: Pick<FollowedPortfolio, 'facetsAt' | 'current'>;
  /** The day it is, as ISO text. */
  readonly today: () => string;
}

/** A project being shown. */
export interface ShownProject {
  readonly project: Project;
  readonly words: PortfolioWords;
  readonly pages: PortfolioPages;
  readonly today: string;
}
