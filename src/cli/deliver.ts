import type { Route } from '../account/web/route.ts';
import { describeProblem } from '../foundation/problem.ts';
import { followPortfolio } from '../deliver/portfolio/portfolio-store.ts';
import { bringShippedProjects } from '../deliver/portfolio/shipped-projects-store.ts';
import { projectsBeside, type ProjectsBeside } from '../deliver/web/portfolio/beside.tsx';
import { portfolioRoutes } from '../deliver/web/portfolio/routes.ts';
import type { OpenRelease } from '../measure/release/open-release.ts';
import type { Store } from '../store/store.ts';
import { countedUnitOf, planContextOf } from './plan-context.ts';
import type { Session } from './session.ts';

/** The public face of the projects, running. */
export interface PublicProjects {
  readonly routes: readonly Route[];
  readonly beside: ProjectsBeside;
  readonly close: () => Promise<void>;
}

/** Brings the projects of the plan folder in, and follows what becomes of all projects. Problems are told and passed. */
export async function openPublicProjects(
  { world, planFolder }: Session,
  store: Store,
  release: () => OpenRelease,
): Promise<PublicProjects> {
  const { plan, geography } = release();
  const now = world.effects.now;
  const known = {
    actions: plan.ambitions.flatMap(({ actions }) => actions.map(({ id }) => id)),
    groups: plan.groups.map(({ id }) => id),
    municipalities: geography.ofKind('municipality').map(({ code }) => code),
  };
  const brought = await bringShippedProjects(store, planFolder, known, now());
  if (!brought.ok) brought.problems.forEach((problem) => world.printError(describeProblem(problem)));
  const unitOf = countedUnitOf(release);
  const portfolio = await followPortfolio({
    store,
    plan: () => release().plan,
    now,
    unitOf,
    onError: (error) => world.printError(`portfolio: ${error instanceof Error ? error.stack : String(error)}`),
  });
  const pages = { plan: planContextOf(release), portfolio, today: () => now().toISOString().slice(0, 10) };
  return { routes: portfolioRoutes(pages), beside: projectsBeside(portfolio.current, unitOf), close: portfolio.close };
}
