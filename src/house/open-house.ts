import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { readSecret } from '../account/sign-in/secret-store.ts';
import { failed, ok, type Result } from '../foundation/problem.ts';
import { queueCountsQuery, type QueueCount } from '../job/jobs.ts';
import { isDatabaseAway } from '../store/away.ts';
import { awayStore } from '../store/store.ts';
import { readOpenDataSettings, type OpenDataSettings } from '../measure/web/api/settings.ts';
import { createSite, type Site } from '../site/app.tsx';
import type { Reach } from '../site/origin.ts';
import type { PublicPage } from '../wing/public-page.ts';
import { joinedSearch } from '../site/search/search-entry.ts';
import { addSearch } from '../site/search/search-page.tsx';
import { addRobots } from './robots.ts';
import { addSitemap } from './sitemap.ts';
import { loadAssets } from '../site/assets.ts';
import { besideVersion } from '../wing/beside.ts';
import { tellSiteAddress } from '../store/site-address.ts';
import {
  forgetUntrustedProxy,
  noteUntrustedProxy,
  untrustedProxyName,
  untrustedProxyText,
} from '../store/untrusted-proxy-store.ts';
import { refuse, type Session } from '../wing/command.ts';
import type { Organisations } from '../wing/organisations.ts';
import type { PlanContext } from '../wing/plan-context.ts';
import type { Given, OpenWing, Together, Wing, WingNeeds } from '../wing/wing.ts';
import { addRooms, roomFooter, roomLinks, roomPages, roomSearch } from './about/rooms.ts';
import { openDatabase, queuesOf, writerOf } from './house.ts';
import { addRoutes, addUnsentForms } from './door.ts';
import { addHealth } from './health.ts';
import { inRequest } from './log.ts';
import { secretProblems } from './secret-file.ts';
import { addSecurityText } from './security-text.ts';
import { addMetrics } from './metrics.ts';
import { makePost } from './post.ts';
import { databaseBack, mayComeBack, unlessDamaged } from './without-database.ts';
import { listen, type Fetch } from './listen.ts';

/** A house that answers requests and does its jobs until it is closed. */
export interface House {
  /** Where it listens: `http://localhost:3000`. */
  readonly address: string;
  /**
   * Settles when the database in the data folder, which did not run when the house was opened, does: until then public
   * figures are served and the rest says to come back. Never when it ran.
   */
  readonly databaseBack: Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where it listens. */
export interface HouseOptions {
  readonly port: number;
  readonly host: string;
}

/**
 * Opens the house with its wings, one after the other, and answers requests. When anything cannot be opened, what was
 * opened before it is closed again.
 *
 * Problems: settings that are wrong, a database that does not open, what a wing says, and a port that is taken.
 */
export async function openHouse(
  session: Session,
  wings: readonly Wing[],
  options: HouseOptions,
): Promise<Result<House>> {
  const settings = readOpenDataSettings(session.world.environment);
  if (!settings.ok) return settings;
  const opened = new AsyncDisposableStack();
  let isOpen = false;
  try {
    const house = await openOn(opened, session, wings, { ...options, settings: settings.value });
    isOpen = house.ok;
    return house;
  } finally {
    if (!isOpen) await opened.disposeAsync();
  }
}

type Options = HouseOptions & { readonly settings: OpenDataSettings };

async function openOn(
  opened: AsyncDisposableStack,
  session: Session,
  wings: readonly Wing[],
  options: Options,
): Promise<Result<House>> {
  const { port, host, settings } = options;
  const database = await openDatabase(session, wings);
  if (!database.ok && !mayComeBack(session, database.problems)) return database;
  if (!database.ok) refuse(session, database.problems);
  const store = database.ok ? database.value : awayStore();
  opened.defer(store.close);
  const post = makePost(session, store);
  opened.defer(post.close);
  const url = settings.url ?? `http://localhost:${port}`;
  const given = { store, send: post.send, url, trustProxy: settings.trustProxy, isAway: !database.ok };
  const inside = await openWings(opened, session, wings, given);
  if (!inside.ok) return inside;
  const { members, needs, missing } = inside.value;
  const working = await unlessDamaged({ ...needs, isAway: !database.ok }, 'queues', () =>
    post.open(
      queuesOf(wings),
      members.flatMap(({ jobs = [] }) => jobs),
    ),
  );
  if (working && !working.ok) return working;
  // Jobs end before the wings whose work they do; the letters that those still send find their queue open.
  opened.defer(post.rest);
  const isWhole = missing.length === 0 && working !== undefined;
  const { app } = siteOf(needs, settings, wings, members, { isWhole, hasQueues: working !== undefined });
  await forgetUntrustedProxy(session.dataFolder);
  const listening = await listen(numbered(app.fetch), { port, host });
  if (!listening.ok) return listening;
  opened.defer(listening.value.close);
  opened.defer(await tellSiteAddress(session.dataFolder, listening.value.address));
  const looking = new AbortController();
  opened.defer(() => Promise.resolve(looking.abort()));
  const back = database.ok ? new Promise<void>(() => undefined) : databaseBack(session, wings, looking.signal);
  return ok({ address: listening.value.address, databaseBack: back, close: () => opened.disposeAsync() });
}

/** What the house itself gives to its wings. */
type OfTheHouse = Pick<WingNeeds, 'store' | 'send' | 'url' | 'trustProxy'> & { readonly isAway?: boolean };

/** Wings that are open, with what they got. */
export interface OpenWings {
  readonly members: readonly OpenWing[];
  /** Names of those that could not be opened for a database that does not run or is damaged. */
  readonly missing: readonly string[];
  readonly needs: WingNeeds;
}

/** Opens wings one after the other; what they opened is closed with the stack. Problems: those of the wings. */
export async function openWings(
  opened: AsyncDisposableStack,
  session: Session,
  wings: readonly Wing[],
  ofTheHouse: OfTheHouse,
): Promise<Result<OpenWings>> {
  const amiss = session.world.environment['AMBITIE_SECRET'] ? [] : await secretProblems(session.dataFolder);
  if (amiss.length > 0) return failed(amiss);
  const secret = await readSecret(session.world.environment, session.dataFolder);
  if (!secret.ok) return secret;
  const members: OpenWing[] = [];
  const needs = needsOf(session, wings, members, { ...ofTheHouse, secret: secret.value });
  const missing: string[] = [];
  for (const wing of wings) {
    const member = await unlessDamaged({ ...needs, isAway: ofTheHouse.isAway ?? false }, wing.name, () =>
      wing.open(needs),
    );
    if (!member) missing.push(wing.name);
    if (!member) continue;
    if (!member.ok) return member;
    if (member.value.close) opened.defer(member.value.close);
    members.push(member.value);
  }
  return ok({ members, missing, needs });
}

/** What each wing gets; what the wings give together is looked up when it is asked for. */
function needsOf(
  { world, dataFolder, planFolder }: Session,
  wings: readonly Wing[],
  members: readonly OpenWing[],
  given: OfTheHouse & Pick<WingNeeds, 'secret'>,
): WingNeeds {
  return {
    ...given,
    world,
    dataFolder,
    planFolder,
    plan: planOf(members),
    organisations: organisationsOf(members),
    together: togetherOf(members),
    now: world.effects.now,
    newId: randomUUID,
    writeEntry: writerOf(wings),
    tell: (what, error) =>
      world.printError(`error at ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  };
}

/** What only one wing gives. */
function givenBy<Name extends keyof Given>(members: readonly OpenWing[], name: Name): Given[Name] {
  const found = members.map(({ gives }) => gives?.[name]).find((given) => given !== undefined);
  if (found === undefined) throw new Error(`no wing that is open gives "${name}"`);
  return found;
}

/** The plan as the wing of figures knows it, which may open later than who asks for it. */
function planOf(members: readonly OpenWing[]): PlanContext {
  const plan = (): PlanContext => givenBy(members, 'plan');
  return {
    plan: () => plan().plan(),
    municipalities: (locale) => plan().municipalities(locale),
    indicators: (locale) => plan().indicators(locale),
    groupsOf: (municipality) => plan().groupsOf(municipality),
    groupName: (group, locale) => plan().groupName(group, locale),
  };
}

function organisationsOf(members: readonly OpenWing[]): Organisations {
  return {
    find: (...asked) => givenBy(members, 'organisations').find(...asked),
    add: (...added) => givenBy(members, 'organisations').add(...added),
  };
}

function togetherOf(members: readonly OpenWing[]): Together {
  return {
    beside: () => members.flatMap(({ beside }) => beside ?? []),
    subjects: () => new Map(members.flatMap(({ subjects = {} }) => Object.entries(subjects))),
    topics: () => members.flatMap(({ topics = [] }) => topics),
    myWork: () => members.flatMap(({ myWork = [] }) => myWork),
    backOffice: () => members.flatMap(({ backOffice = [] }) => backOffice),
    formSections: () => members.flatMap(({ formSections }) => formSections ?? []),
    projects: () => members.flatMap(({ projects }) => projects ?? []),
    ownData: () => members.flatMap(({ ownData }) => ownData ?? []),
    keeps: () => members.flatMap(({ keeps = [] }) => keeps),
  };
}

/** The site with the pages of every wing, behind the one door. */
function siteOf(
  { store, secret, together, tell, world, dataFolder, plan, now }: WingNeeds,
  settings: OpenDataSettings,
  wings: readonly Wing[],
  members: readonly OpenWing[],
  { isWhole, hasQueues }: { readonly isWhole: boolean; readonly hasQueues: boolean },
): Site {
  const frame = givenBy(members, 'frame');
  const site = createSite({
    ...frame,
    assets: loadAssets(join(world.root, 'dist')),
    menu: wings.flatMap(({ menu }) => menu),
    footer: [...wings.flatMap(({ footer = [] }) => footer), ...roomFooter],
    hasAccounts: true,
    ...(settings.url && { url: settings.url }),
    trustProxy: settings.trustProxy,
    pointsPerMinute: settings.requestsPerMinute,
    editionId: () => besideVersion(together.beside()),
    links: (locale) => [...members.flatMap(({ links }) => links?.(locale) ?? []), ...roomLinks(locale)],
    isIncomplete: !isWhole,
    isPassing: async (error) => isDatabaseAway(error) || !(await store.answers()),
    onUntrustedProxy: () => {
      world.printError(untrustedProxyText);
      noteUntrustedProxy(dataFolder).catch((error: unknown) => tell(untrustedProxyName, error));
    },
    onError: (error, path) => tell(path, error),
  });
  addOperating(site, { store, world, dataFolder }, { release: frame.releaseId, hasQueues });
  addSecurityText(site, { contact: () => plan.plan().security, now, ...(settings.url && { url: settings.url }) });
  addFinding(site, members, { trustProxy: settings.trustProxy, ...(settings.url && { url: settings.url }) });
  addRooms(site, { plan: plan.plan, keeps: together.keeps });
  addSearch(site, joinedSearch([...members.flatMap(({ searched }) => searched ?? []), roomSearch]));
  const door = { store, secret, actorOf: givenBy(members, 'actorOf') };
  for (const { addPages, routes } of members) {
    addPages?.(site);
    addRoutes(site, routes, door);
  }
  addUnsentForms(
    site,
    members.flatMap(({ routes }) => routes),
    door,
  );
  return site;
}

/** Adds what search engines ask for first. */
function addFinding(site: Site, members: readonly OpenWing[], reach: Reach): void {
  addRobots(site, reach);
  const pages = async (): Promise<readonly PublicPage[]> => {
    const ofWings = await Promise.all(members.map(async ({ publicPages }) => (await publicPages?.()) ?? []));
    return [...ofWings.flat(), ...roomPages];
  };
  addSitemap(site, { pages, reach });
}

/** Answers a request with the number that its lines in the log carry. */
function numbered(fetch: Fetch): Fetch {
  return (...asked) =>
    inRequest(async (id) => {
      const answer = await fetch(...asked);
      answer.headers.set('X-Request-Id', id);
      return answer;
    });
}

/** Adds what operators and their machines ask: whether it is alive and ready, and by setting how it goes. */
function addOperating(
  site: Site,
  { store, world, dataFolder }: Pick<WingNeeds, 'store' | 'world' | 'dataFolder'>,
  { release, hasQueues }: { readonly release: () => string; readonly hasQueues: boolean },
): void {
  const database = store.answers;
  const queues = async (): Promise<readonly QueueCount[]> =>
    hasQueues && (await database()) ? (await sql.raw<QueueCount>(queueCountsQuery).execute(store.accounts)).rows : [];
  addHealth(site, { database, release: () => release() !== '', queue: () => hasQueues, dataFolder });
  if (world.environment['AMBITIE_METRICS'] === '1') addMetrics(site, { database, queues, dataFolder });
}
