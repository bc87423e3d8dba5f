import { randomUUID } from 'node:crypto';
import { describeProblem } from '../foundation/problem.ts';
import { followPortfolio } from '../deliver/portfolio/portfolio-store.ts';
import { bringShippedProjects } from '../deliver/portfolio/shipped-projects-store.ts';
import { projectsBeside, type ProjectsBeside } from '../deliver/web/portfolio/beside.tsx';
import { scannerOf } from '../deliver/report/scan-store.ts';
import type { OpenRelease } from '../measure/release/open-release.ts';
import type { HouseParts } from './house-routes.ts';
import type { ServingHouse } from './house.ts';
import { countedUnitOf, planContextOf } from './plan-context.ts';
import type { Session } from './session.ts';

/** The wing that delivers, running. */
export interface Delivering {
  readonly parts: Omit<HouseParts, 'accounts'>;
  readonly beside: ProjectsBeside;
  readonly close: () => Promise<void>;
}

/** Brings the projects of the plan folder in, and follows what becomes of all projects. Problems are told and passed. */
export async function openDelivering(
  { world, planFolder }: Session,
  { store, accounts, mail }: ServingHouse,
  release: () => OpenRelease,
): Promise<Delivering> {
  const now = world.effects.now;
  const known = {
    actions: release().plan.ambitions.flatMap(({ actions }) => actions.map(({ id }) => id)),
    groups: release().plan.groups.map(({ id }) => id),
    municipalities: release()
      .geography.ofKind('municipality')
      .map(({ code }) => code),
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
  const plan = planContextOf(release);
  const { url, writeEntry } = accounts;
  const newId = randomUUID;
  const parts = {
    drafts: { plan, store, mail, url, writeEntry, now, newId },
    reports: { now, scan: scannerOf(world.environment) },
    exchange: { plan, now, newId },
    portfolio: { plan, portfolio, today: () => now().toISOString().slice(0, 10) },
  };
  return { parts, beside: projectsBeside(portfolio.current, unitOf), close: portfolio.close };
}
