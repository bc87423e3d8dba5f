import type { Delivering } from '../../delivering.ts';
import { cost } from '../../../site/cost.ts';
import type { Route } from '../../../wing/route.ts';
import { explorerPage } from './explorer-page.tsx';
import { portfolioFiles } from './file-links.tsx';
import { portfolioFile } from './portfolio-files.ts';
import { portfolioPage } from './portfolio-page.tsx';
import { projectPage } from '../../project/web/public-page.tsx';

/**
 * The public face of the projects. `/projecten/:slug` takes every address below `/projecten`: routes with a fixed name
 * there have to be added before these.
 */
export function portfolioRoutes(delivering: Delivering): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/projecten',
      permission: 'project.read',
      cost: cost.search,
      handle: (visit) => explorerPage(visit, delivering),
    },
    {
      method: 'GET',
      path: '/projecten/:slug',
      permission: 'project.read',
      handle: (visit) => projectPage(visit, delivering),
    },
    {
      method: 'GET',
      path: '/portefeuille',
      permission: 'portfolio.read',
      cost: cost.figures,
      handle: (visit) => portfolioPage(visit, delivering),
    },
    ...portfolioFiles.map((file): Route => ({
      method: 'GET',
      path: `/portefeuille/${file}.csv`,
      permission: file === 'posten' ? 'portfolio.read-money' : 'portfolio.read',
      cost: cost.figures,
      handle: (visit) => portfolioFile(visit, delivering, file),
    })),
  ];
}
