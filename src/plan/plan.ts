import type { Localised } from '../foundation/locale.ts';
import type { ComparisonSettings } from './comparison-settings.ts';
import type { ExchangeSettings } from './exchange-settings.ts';
import type { OpenData } from './open-data.ts';
import type { SecurityContact } from './security-contact.ts';
import type { Sender } from './sender.ts';

/** What a region promised: the plan file, its texts and its claims, as plain data. */
export interface Plan {
  readonly id: string;
  readonly name: Localised;
  /** The region as a short name ("Limburg") and its people ("Limburgers"). */
  readonly region: Localised;
  readonly inhabitants: Localised;
  /** What the area and those beside it are together, in the plural and without an article: "Flemish provinces". */
  readonly peersName: Localised;
  readonly intro: Localised;
  /** Area codes: the area the plan is for, the area it is held against, and the areas beside it. */
  readonly focus: string;
  readonly benchmark: string;
  readonly peers: readonly string[];
  /** Optional colours of the region; contrast is checked when the plan is loaded. */
  readonly colours: PlanColours;
  readonly findings: readonly Finding[];
  readonly commitments: readonly Commitment[];
  readonly ambitions: readonly AmbitionLine[];
  readonly groups: readonly TargetGroup[];
  /** Ways in on the home page, by what people come for; absent when it names none, and in releases made before it could. */
  readonly doors?: readonly Door[];
  readonly talentDimensions: readonly TalentDimension[];
  /** The indicator whose figure opens the home page. */
  readonly headline: string;
  /** The indicator that the map on the home page shows, one with figures of municipalities. */
  readonly map: string;
  /** The question that the plan asks, as the title of the home page; absent when it has none. */
  readonly question?: Localised;
  /** Terms under which publishers let their figures be used. */
  readonly publishers: readonly PublisherTerms[];
  /** Which regions elsewhere the plan's area is held against; absent when there are none. */
  readonly comparison?: ComparisonSettings;
  /** How the figures are offered as open data; without it the region's own name stands as publisher. */
  readonly openData?: OpenData;
  readonly exchange?: ExchangeSettings;
  /** Whom to tell about a weakness of the site; absent when nobody is named. */
  readonly security?: SecurityContact;
  /** Who publishes the site; absent when nobody is named. */
  readonly sender?: Sender;
}

/** Hex colours for the region in focus, on light and on dark paper. */
export interface PlanColours {
  readonly focusLight: string;
  readonly focusDark: string;
}

/** A sentence of the plan's analysis, restated in the product's own words; the claim of the same id tests it. */
export interface Finding {
  readonly id: string;
  readonly text: Localised;
}

export interface Commitment {
  readonly id: string;
  readonly title: Localised;
  readonly text: Localised;
  readonly kpis: readonly string[];
  /** Indicators that show how it stands, the first one being the headline. */
  readonly indicators: readonly string[];
}

export interface AmbitionLine {
  /** "10", as in the address `/ambities/10`. */
  readonly id: string;
  readonly title: Localised;
  readonly summary: Localised;
  readonly text: Localised;
  readonly actions: readonly Action[];
  readonly kpis: readonly Kpi[];
}

export interface Action {
  readonly id: string;
  readonly title: Localised;
  readonly text: Localised;
}

/** A result the plan wants followed, worked out into indicators (none yet is possible and is said on the page). */
export interface Kpi {
  readonly id: string;
  readonly title: Localised;
  readonly text: Localised;
  readonly indicators: readonly string[];
  /** What would have to be known as well, and who has it. */
  readonly missing: readonly MissingFigure[];
}

/** Places that a missing figure exists for: the finest kind; `none` when nobody measures it, `unknown` when not asked. */
export const missingLevels = ['municipality', 'group', 'province', 'region', 'country', 'none', 'unknown'] as const;
export type MissingLevel = (typeof missingLevels)[number];

/** A figure that a KPI needs and that no indicator of the plan measures. */
export interface MissingFigure {
  readonly id: string;
  /** What it would tell, as a sentence. */
  readonly text: Localised;
  /** The body that has it, or that would have to measure it. */
  readonly holder: string;
  readonly level: MissingLevel;
  /** The dataset or survey it can be found in, when there is one. */
  readonly source?: string;
  /** Breakdowns of indicators that bring it: once each of them has figures it is missing no longer. */
  readonly measuredBy?: readonly MeasuringBreakdown[];
}

/** One breakdown of an indicator, like `isced11=ED0-2`. */
export interface MeasuringBreakdown {
  readonly indicator: string;
  readonly breakdown: string;
}

/** People whom the plan names for extra attention; what tells of them is absent in a plan that says nothing of it. */
export interface TargetGroup {
  readonly id: string;
  readonly name: Localised;
  /** Indicators that are about them. */
  readonly indicators?: readonly string[];
  /** Breakdowns of other indicators that are about them. */
  readonly breakdowns?: readonly MeasuringBreakdown[];
  /** Ids of missing figures of KPIs that would tell of them. */
  readonly missing?: readonly string[];
  /** Ids of actions that name them. */
  readonly actions?: readonly string[];
}

/** A way in for people who come for one thing, with the address of the page that has it for them. */
export interface Door {
  readonly id: string;
  readonly title: Localised;
  readonly text: Localised;
  /** Without a language prefix. */
  readonly path: string;
}

export interface TalentDimension {
  readonly id: string;
  readonly name: Localised;
  readonly text: Localised;
}

/** A publisher as named in the figures, with its licence ("CC BY 4.0") and where that can be read. */
export interface PublisherTerms {
  readonly name: string;
  readonly licence: string;
  readonly url?: string;
}
