import type { Delivering } from './delivering.ts';
import { describeProblem, ok, type Result } from '../foundation/problem.ts';
import { dayOf } from '../foundation/clock-words.ts';
import { localePath } from '../site/address.ts';
import { systemAccess } from '../store/access.ts';
import type { PlanContext } from '../wing/plan-context.ts';
import { accessOf } from '../wing/permission.ts';
import type { Route } from '../wing/route.ts';
import { wingJob, type OpenWing, type Wing, type WingJob, type WingNeeds } from '../wing/wing.ts';
import { addProjectCommands } from './command/project.ts';
import { backOfficePages, deskSection } from './desk/web/desk.tsx';
import { exchangeRoutes } from './exchange/web/routes.ts';
import { deliverOwnData } from './own-data-store.ts';
import { deliverSubjects } from './subjects-store.ts';
import { deliverKeeps } from './kept.ts';
import { ideaMigrations } from './idea/idea-migrations.ts';
import { ideaRoutes } from './idea/web/idea-routes.ts';
import { ideaText } from './idea/texts.ts';
import { ideasOnMyWork } from './idea/web/my-ideas.tsx';
import { countedUnitOf } from './portfolio/contribution.ts';
import { participantKey } from './portfolio/participation-store.ts';
import { portfolioMigrations } from './portfolio/portfolio-migrations.ts';
import { followPortfolio } from './portfolio/portfolio-store.ts';
import { publicProjectFacts } from './portfolio/project-facts-store.ts';
import { portfolioText } from './portfolio/texts.ts';
import { addShippedProjects, nothingShipped, readProjectFile } from './portfolio/shipped-projects-store.ts';
import type { ProjectKnowledge, ShippedProjects } from './portfolio/shipped-projects.ts';
import { projectsBeside } from './portfolio/web/beside.tsx';
import { portfolioRoutes } from './portfolio/web/routes.ts';
import { projectMigrations } from './project/project-migrations.ts';
import { ownProjectsSection } from './project/web/desk-page.tsx';
import { draftRoutes } from './project/web/draft-routes.ts';
import { projectTopics } from './project/web/project-topics.ts';
import { portfolioChapters } from './report/chapter-store.ts';
import { forgetLooseFiles } from './report/evidence-store.ts';
import { reportTurnQueue } from './report/report-jobs.ts';
import { reportMigrations } from './report/report-migrations.ts';
import { scannerOf } from './report/scan-store.ts';
import { sendReminders, turnPeriods } from './report/turn-store.ts';
import { reportRoutes } from './report/web/routes.ts';
import { deliverPages } from './public-pages-store.ts';
import { deliverSearch } from './search-entries-store.ts';
import { roundMigrations } from './round/round-migrations.ts';
import { projectText } from './project/texts.ts';
import { reportText } from './report/texts.ts';
import { roundText } from './round/texts.ts';
import { roundRoutes } from './round/web/round-routes.ts';

/** The wing of ideas, projects, rounds and reports: what is done about it. */
export const deliverWing: Wing = {
  name: 'deliver',
  migrations: [
    ...projectMigrations,
    ...portfolioMigrations,
    ...ideaMigrations,
    ...reportMigrations,
    ...roundMigrations,
  ],
  events: [ideaText, projectText, roundText, reportText],
  menu: [
    { section: 'projects', path: '/projecten', place: 40, label: (locale) => portfolioText(locale)('menu.projects') },
    { section: 'ideas', path: '/ideeen', place: 50, label: (locale) => ideaText(locale)('menu.ideas') },
  ],
  footer: [
    { group: 'plan', path: '/portefeuille', place: 40, label: (locale) => portfolioText(locale)('portfolio.title') },
    { group: 'part', path: '/rondes', place: 10, label: (locale) => roundText(locale)('rounds.title') },
  ],
  queues: [reportTurnQueue],
  commands: addProjectCommands,
  open: openDeliverWing,
};

/**
 * Brings the projects of the plan folder in, and follows what becomes of all projects. What is wrong with those projects
 * is told and passed over.
 */
async function openDeliverWing(needs: WingNeeds): Promise<Result<OpenWing>> {
  const { store, plan, now, tell } = needs;
  const shipped = await bringProjects(needs);
  const unitOf = countedUnitOf(plan);
  const onError = (error: unknown): void => tell('portfolio', error);
  const portfolio = await followPortfolio({ store, plan: plan.plan, now, unitOf, onError });
  const today = (): string => dayOf(now());
  return ok({
    routes: routesOf({
      ...needs,
      portfolio,
      ...(shipped.programme && { programme: shipped.programme }),
      scan: scannerOf(needs.world.environment),
      participantKey: participantKey(needs.secret),
    }),
    jobs: [turnJob(needs)],
    topics: [projectTopics(store)],
    myWork: [deskSection({ now }), ownProjectsSection, ideasOnMyWork],
    backOffice: backOfficePages,
    projects: publicProjectFacts(store, unitOf),
    ownData: deliverOwnData,
    keeps: deliverKeeps,
    subjects: deliverSubjects,
    searched: deliverSearch(store),
    publicPages: () => store.as(accessOf({ kind: 'visitor' }), deliverPages),
    beside: {
      ...projectsBeside(portfolio.current, unitOf, shipped.initiatives),
      reportChapters: portfolioChapters(store, today),
    },
    close: portfolio.close,
  });
}

function routesOf(delivering: Delivering): readonly Route[] {
  return [
    ...ideaRoutes(delivering),
    ...draftRoutes(delivering),
    ...roundRoutes(delivering),
    ...reportRoutes(delivering),
    ...exchangeRoutes(delivering),
    ...portfolioRoutes(delivering),
  ];
}

/** Periods open and lock with the days; who has something to report is reminded. */
function turnJob({ store, now, send, url }: WingNeeds): WingJob {
  return wingJob(reportTurnQueue, async () => {
    const today = dayOf(now());
    await turnPeriods(store, today);
    await store.as(systemAccess, forgetLooseFiles);
    await sendReminders(store, today, {
      queueMail: ({ to, subject, text }, within) => send({ to, subject, text }, within),
      address: (locale, path) => `${url}${localePath(locale, path)}`,
    });
  });
}

/** Gives what the plan folder tells of projects, with those it ships brought in. */
async function bringProjects({
  store,
  plan,
  planFolder,
  now,
  newId,
  organisations,
  world,
}: WingNeeds): Promise<ShippedProjects> {
  const shipped = await readProjectFile(planFolder, idsOf(plan));
  if (!shipped.ok) {
    shipped.problems.forEach((problem) => world.printError(describeProblem(problem)));
    return nothingShipped;
  }
  await addShippedProjects(store, shipped.value, { organisations, newId, now: now() });
  return shipped.value;
}

/** What a file of projects may name. */
function idsOf(plan: PlanContext): ProjectKnowledge {
  const { ambitions, groups } = plan.plan();
  return {
    actions: ambitions.flatMap(({ actions }) => actions.map(({ id }) => id)),
    groups: groups.map(({ id }) => id),
    municipalities: plan.municipalities('nl').map(({ code }) => code),
  };
}
