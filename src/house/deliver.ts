import { randomUUID } from 'node:crypto';
import { organisations } from '../account/organisation/organisation-store.ts';
import { bringShippedProjects, type ShippingTools } from '../deliver/portfolio/shipped-projects-store.ts';
import { participantKey } from '../deliver/portfolio/participation-store.ts';
import { followPortfolio } from '../deliver/portfolio/portfolio-store.ts';
import { portfolioChapters } from '../deliver/report/chapter-store.ts';
import { scannerOf } from '../deliver/report/scan-store.ts';
import { followTargets } from '../measure/target/target-store.ts';
import { projectsBeside } from '../deliver/portfolio/web/beside.tsx';
import { describeProblem } from '../foundation/problem.ts';
import type { OpenRelease } from '../measure/release/open-release.ts';
import type { Beside } from '../measure/web/beside.ts';
import type { EditedTargets } from '../measure/web/targets/edited-targets.ts';
import type { Store } from '../store/store.ts';
import type { HouseParts } from './house-routes.ts';
import type { ServingHouse } from './house.ts';
import { areasOf, countedUnitOf, ideaContextOf, planContextOf } from './plan-context.ts';
import type { Session } from '../cli/session.ts';
import { writeTargetChanges } from './target-changes-file.ts';
import { editedTargetsOf, targetRulesOf } from './target-rules.ts';

/** The wing that delivers, running. */
export interface Delivering {
  readonly parts: Omit<HouseParts, 'accounts' | 'follow'>;
  /** What projects do, for the pages of figures to put beside them, and for reports. */
  readonly beside: Beside;
  /** Targets edited since the release. */
  readonly editedTargets: EditedTargets;
  readonly close: () => Promise<void>;
}

/** How long another node's edit of a target takes at most to be seen here. */
const targetsMilliseconds = 5000;

/**
 * Brings the projects of the plan folder in, and follows what becomes of all projects and targets. What is wrong with
 * those projects is told and passed over.
 */
export async function openDelivering(
  session: Session,
  { store, accounts, mail, secret }: ServingHouse,
  release: () => OpenRelease,
): Promise<Delivering> {
  const { world } = session;
  const now = world.effects.now;
  const unitOf = countedUnitOf(release);
  const portfolio = await followPortfolio({
    store,
    plan: () => release().plan,
    now,
    unitOf,
    onError: tell('portfolio'),
  });
  const targets = await followTargets(store, targetsMilliseconds, {
    onError: tell('targets'),
    onChange: (changes) => writeTargetChanges(session.dataFolder, changes),
  });
  const plan = planContextOf(release);
  const { url, writeEntry } = accounts;
  const newId = randomUUID;
  await bringProjects(session, store, release(), { organisations, newId, now: now() });
  const today = (): string => now().toISOString().slice(0, 10);
  const parts = {
    ideas: { ...ideaContextOf(release), writeEntry, now },
    drafts: { plan, store, mail, url, writeEntry, now, newId },
    rounds: { plan, store, mail, url, now, newId },
    reports: { now, scan: scannerOf(world.environment), unitOf, participantKey: participantKey(secret) },
    exchange: { plan, now, newId, organisations },
    portfolio: { plan, portfolio, today },
    targets: { ...plan, rules: targetRulesOf(release), areas: areasOf(release), onChange: targets.refresh },
  };
  const close = async (): Promise<void> => {
    targets.close();
    await portfolio.close();
  };
  const beside = { ...projectsBeside(portfolio.current, unitOf), reportChapters: portfolioChapters(store, today) };
  return { parts, beside, editedTargets: editedTargetsOf(targets), close };

  function tell(what: string) {
    return (error: unknown): void =>
      world.printError(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

async function bringProjects(
  { world, planFolder }: Session,
  store: Store,
  release: OpenRelease,
  tools: ShippingTools,
): Promise<void> {
  const { plan, geography } = release;
  const known = {
    actions: plan.ambitions.flatMap(({ actions }) => actions.map(({ id }) => id)),
    groups: plan.groups.map(({ id }) => id),
    municipalities: geography.ofKind('municipality').map(({ code }) => code),
  };
  const brought = await bringShippedProjects(store, planFolder, known, tools);
  if (!brought.ok) brought.problems.forEach((problem) => world.printError(describeProblem(problem)));
}
