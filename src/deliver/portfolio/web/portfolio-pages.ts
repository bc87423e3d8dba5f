import type { Delivering } from '../../delivering.ts';
import type { Project } from '../../project/project.ts';
import type { PortfolioWords } from './words.ts';

/** A project being shown. */
export interface ShownProject {
  readonly project: Project;
  readonly words: PortfolioWords;
  readonly delivering: Delivering;
  readonly today: string;
}
