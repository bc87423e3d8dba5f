import type { Child } from 'hono/jsx';
import type { Kysely } from 'kysely';
import type { Locale, Localised } from '../foundation/locale.ts';
import type { Result } from '../foundation/problem.ts';
import type { AnyQueue, JobHandler, JobQueue } from '../job/job.ts';
import type { SendLetter } from '../job/mail.ts';
import type { Site } from '../site/app.tsx';
import type { FooterEntry, MenuEntry, PageLink } from '../site/page.ts';
import type { SearchSource } from '../site/search/search-entry.ts';
import type { SiteOptions } from '../site/written-page.tsx';
import type { Migration } from '../store/migration.ts';
import type { Store } from '../store/store.ts';
import type { Actor } from './actor.ts';
import type { Beside } from './beside.ts';
import type { AddCommands, World } from './command.ts';
import type { KeptData } from './kept-data.ts';
import type { Organisations } from './organisations.ts';
import type { Permission } from './permission.ts';
import type { PublicPage } from './public-page.ts';
import type { PlanContext } from './plan-context.ts';
import type { ReleaseLayer } from './release-layer.ts';
import type { PageVisit, Route } from './route.ts';
import type { TopicSource } from './topic.ts';
import type { EventTexts, SubjectNames, WriteEntry } from './trail.ts';

/**
 * A wing of the house: what it brings before anything is opened. Its style sheets stand in its folder `style/`, where the
 * build finds them; what its pages ask permission for stands in the one table of rights (`wing/permission.ts`).
 */
export interface Wing {
  /** Name of its folder in `src/`. */
  readonly name: string;
  /** Steps of the shape of its tables; the wings' steps are taken in the order of the wings. */
  readonly migrations: readonly Migration[];
  /** Texts of its rooms, among them the sentences for what happens in it. */
  readonly events: readonly EventTexts[];
  /** What it adds to the main menu, each entry at its place. */
  readonly menu: readonly MenuEntry[];
  /** What it adds to the foot of each page. */
  readonly footer?: readonly FooterEntry[];
  /** Queues of jobs, which its open wing does; a restored backup puts back what waited in them. */
  readonly queues?: readonly AnyQueue[];
  readonly commands?: AddCommands;
  /** Layers of observations that it adds to each release. */
  readonly layers?: readonly ReleaseLayer[];
  /**
   * Opens it. What it opened itself is closed by its `close`; when it cannot be opened it leaves nothing open.
   *
   * Problems: settings that are wrong, and files that cannot be read.
   */
  readonly open: (needs: WingNeeds) => Promise<Result<OpenWing>>;
}

/** What a wing gets when it is opened. */
export interface WingNeeds {
  readonly store: Store;
  /** What is known of the plan and its figures at each moment. */
  readonly plan: PlanContext;
  readonly organisations: Organisations;
  /** What all wings give together; asked when a page is made, for wings open one after the other. */
  readonly together: Together;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Lets a letter be sent: within a transaction, only once that is committed. */
  readonly send: SendLetter;
  /** The address by which the site is known, without a slash at its end: links in letters begin with it. */
  readonly url: string;
  /** Whether a proxy in front tells who asks and how. */
  readonly trustProxy: boolean;
  /** What keys are made from. */
  readonly secret: string;
  /** Writes an entry of the trail, of whichever wing, as a sentence. */
  readonly writeEntry: WriteEntry;
  readonly world: World;
  readonly dataFolder: string;
  readonly planFolder: string;
  /** Tells the operator of an error that stops nobody: what went wrong, and where. */
  readonly tell: (what: string, error: unknown) => void;
}

/** An open wing: what it gives to the house and to the others. */
export interface OpenWing {
  /** Addresses for whoever asks, behind the door. */
  readonly routes: readonly Route[];
  /** Adds pages and files that are the same for everybody, and addresses with rules of their own. */
  readonly addPages?: (site: Site) => void;
  readonly jobs?: readonly WingJob[];
  readonly topics?: readonly TopicSource[];
  readonly myWork?: readonly MyWorkSection[];
  readonly backOffice?: readonly BackOfficePage[];
  readonly beside?: Beside;
  /** Names of its things for a trail of many, by the kind of subject. */
  readonly subjects?: Readonly<Record<string, SubjectNames>>;
  /** Sections that it adds to the form of a project, each a page of its own. */
  readonly formSections?: FormSections;
  /** Facts of its projects that others may know. */
  readonly projects?: ProjectFactsOf;
  /** Its part of what is kept about a person. */
  readonly ownData?: OwnData;
  /** What it keeps about people, in words, for the page about privacy. */
  readonly keeps?: readonly KeptData[];
  /** Its pages that are the same for everybody, as they are now, for the map of the site. */
  readonly publicPages?: () => Promise<readonly PublicPage[]>;
  /** What the search of the site finds of it: only what an anonymous visitor may see. */
  readonly searched?: SearchSource;
  /** Its pages that anybody may look for, for mistyped addresses. */
  readonly links?: (locale: Locale) => readonly PageLink[];
  /** What only one wing gives, and the house cannot do without. */
  readonly gives?: Partial<Given>;
  readonly close?: () => Promise<void>;
}

/** What the house gets from the wings on which all others stand. */
export interface Given {
  readonly plan: PlanContext;
  /** What the site is drawn with, of the release that is served. */
  readonly frame: Pick<SiteOptions, 'region' | 'colours' | 'releaseId' | 'figuresOf' | 'municipalities' | 'openData'>;
  readonly organisations: Organisations;
  /** Who sends a request. */
  readonly actorOf: (request: Request) => Promise<Actor>;
}

/** What all open wings give, each list in the order of the wings. */
export interface Together {
  readonly beside: () => readonly Beside[];
  readonly subjects: () => ReadonlyMap<string, SubjectNames>;
  readonly topics: () => readonly TopicSource[];
  readonly myWork: () => readonly MyWorkSection[];
  readonly backOffice: () => readonly BackOfficePage[];
  readonly formSections: () => readonly FormSections[];
  readonly projects: () => readonly ProjectFactsOf[];
  readonly ownData: () => readonly OwnData[];
  readonly keeps: () => readonly KeptData[];
}

/** A queue with what does its jobs. */
export interface WingJob {
  readonly queue: AnyQueue;
  readonly takeUp: (work: WorkJobs) => Promise<void>;
}

/** Does the jobs of a queue until the house is closed. */
export type WorkJobs = <Payload extends object>(
  queue: JobQueue<Payload>,
  handler: JobHandler<Payload>,
) => Promise<void>;

/** Puts a queue and what does its jobs together. */
export function wingJob<Payload extends object>(queue: JobQueue<Payload>, handler: JobHandler<Payload>): WingJob {
  return { queue, takeUp: (work) => work(queue, handler) };
}

/** What a wing shows somebody of their own work; nothing when there is none for them. */
export type MyWorkSection = (visit: PageVisit) => Promise<Child | undefined>;

/** A page of the back office. */
export interface BackOfficePage {
  readonly path: string;
  readonly permission: Permission;
  readonly label: (locale: Locale) => string;
}

/** Sections of the form of one project that another wing adds. */
export type FormSections = (project: ProjectFacts, visit: PageVisit) => Promise<readonly FormSection[]>;

/** A section on a page of its own, with how far it is. */
export interface FormSection {
  /** Address of its page, without a language prefix. */
  readonly path: string;
  readonly label: string;
  /** How many of its questions have an answer. */
  readonly met: number;
  readonly of: number;
}

/** What others may know of a project. */
export interface ProjectFacts {
  readonly id: string;
  /** Its part of the address: `/projecten/{slug}`. */
  readonly slug: string;
  readonly title: Localised;
  /** NIS codes of the municipalities where it works. */
  readonly municipalities: readonly string[];
  /** Days as ISO text; absent while unknown. */
  readonly start?: string;
  readonly end?: string;
  /** People it reached so far, as its approved reports say; absent while none do. */
  readonly peopleReached?: number;
}

/** Facts of published projects, or of those with these ids. */
export type ProjectFactsOf = (ids?: readonly string[]) => Promise<readonly ProjectFacts[]>;

/**
 * What a wing keeps about a person: a copy for that person, and its end. Both work in her name and with
 * the program's own access, for what is hers is hers also where her roles no longer reach: they touch nothing else.
 */
export interface OwnData {
  /** Name of the part in the copy: `deliver`. */
  readonly name: string;
  readonly read: (database: Kysely<unknown>, person: string) => Promise<unknown>;
  /** Erases what references between tables do not let go of, in the transaction in which the person goes. */
  readonly erase?: (database: Kysely<unknown>, person: string) => Promise<void>;
}
