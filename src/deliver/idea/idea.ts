import type { OrganisationKind } from '../../wing/organisations.ts';
import type { PartnerRole, WrittenText } from '../project/project.ts';

/** What an organisation may want to be in an idea. */
export const interestRoles = ['lead', 'participating'] as const satisfies readonly PartnerRole[];
export type InterestRole = (typeof interestRoles)[number];

/** Where an idea stands: in sight, taken out of sight, or taken up as a project. */
export type IdeaState = 'published' | 'hidden' | 'project';

/** What somebody writes about an idea. Texts are plain, paragraphs apart by an empty line. */
export interface IdeaContent {
  readonly title: WrittenText;
  readonly summary: WrittenText;
  readonly description: WrittenText;
  /** Ids of the plan: actions ("A11.2"), which say the ambition lines, and groups of people. */
  readonly actions: readonly string[];
  readonly groups: readonly string[];
  /** Words of its author's own. */
  readonly themes: readonly string[];
  /** NIS codes of where it would happen; none when anywhere. */
  readonly municipalities: readonly string[];
  /** What it needs, a few words each, and kinds of organisation that could bring it. */
  readonly needs: readonly string[];
  readonly needsKinds: readonly OrganisationKind[];
  /** In whose name it is proposed. */
  readonly organisation?: string;
}

/** An idea whole, as its page shows it. */
export interface Idea extends IdeaContent {
  readonly id: string;
  /** Its address: `/ideeen/taalbuddies-op-de-werkvloer`. */
  readonly slug: string;
  readonly state: IdeaState;
  readonly hiddenReason?: string;
  /** Id of who proposed it; absent when erased. */
  readonly proposedBy?: string;
  /** Names as far as the reader may know them: of a person only for who is signed in. */
  readonly proposerName?: string;
  readonly organisationName?: string;
  readonly organisationSlug?: string;
  /** Address of the project that it became, once the reader may see that. */
  readonly projectSlug?: string;
  readonly createdAt: Date;
  /** Counts the times it was saved: who saves must know the newest. */
  readonly version: number;
}

/** What of an idea says who is told of it in the trail. */
export type IdeaOwners = Pick<Idea, 'id' | 'organisation' | 'proposedBy'>;

/** What an entry in the trail says of the idea that it is about, and of who proposed it. */
export function subjectOf({ id, organisation, proposedBy }: IdeaOwners) {
  return {
    subject: { kind: 'idea', id },
    ...(organisation && { organisation }),
    ...(proposedBy && { about: proposedBy }),
  };
}

/** An idea as lists show it. */
export interface IdeaSummary extends Pick<
  Idea,
  'slug' | 'state' | 'title' | 'summary' | 'actions' | 'themes' | 'municipalities' | 'createdAt' | 'organisationName'
> {
  readonly id: string;
  readonly interested: number;
  readonly leads: number;
}

/** An organisation that would take part in an idea. */
export interface Interest {
  readonly organisation: string;
  readonly name: string;
  readonly slug: string;
  readonly kind: OrganisationKind;
  readonly role: InterestRole;
  readonly note: string;
  /** The person who declared it, to get in touch with; absent when erased. */
  readonly declaredBy?: string;
}

/** A question about an idea, in public or to its proposer alone. */
export interface IdeaQuestion {
  readonly id: string;
  readonly body: string;
  readonly isPrivate: boolean;
  readonly isHidden: boolean;
  readonly askedBy?: string;
  readonly askerName?: string;
  readonly askedAt: Date;
  readonly answers: readonly IdeaAnswer[];
}

export interface IdeaAnswer {
  readonly id: string;
  readonly body: string;
  readonly answererName?: string;
  readonly answeredAt: Date;
}

/** Steps of two people who may come to know each other's address. */
export const contactStates = ['asked', 'agreed', 'declined', 'withdrawn', 'revoked'] as const;
export type ContactState = (typeof contactStates)[number];

/** An exchange of contact details, as one of the two sees it. */
export interface Contact {
  readonly id: string;
  readonly ideaSlug: string;
  readonly ideaTitle: WrittenText;
  readonly state: ContactState;
  /** Whether the reader asked, or was asked. */
  readonly side: 'asked-by-me' | 'asked-of-me';
  readonly note: string;
  readonly otherName?: string;
  readonly otherOrganisation?: string;
  readonly askedAt: Date;
  readonly changedAt: Date;
  /** Only while both agree. */
  readonly details?: { readonly name: string; readonly email: string };
}
