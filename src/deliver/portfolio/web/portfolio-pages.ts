import type { Delivering } from '../../delivering.ts';
import type { PublicPart } from '../../exchange/publication.ts';
import type { Project } from '../../project/project.ts';
import type { PortfolioWords } from './words.ts';

/** A project being shown. */
export interface ShownProject {
  readonly project: PublicPart<Project>;
  readonly words: PortfolioWords;
  readonly delivering: Delivering;
  readonly today: string;
}
