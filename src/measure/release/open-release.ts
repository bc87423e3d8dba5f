import type { ComparedAreas } from '../analysis/positions.ts';
import type { AreaCode } from '../area/area.ts';
import { buildGeography, type Geography } from '../area/geography.ts';
import type { ClaimResult } from '../claim/claim.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { IndicatorId } from '../observation/observation.ts';
import { arrangeObservations, type ObservationSet } from '../observation/observation-set.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Boundaries } from '../source/boundaries.ts';
import type { Manifest } from './manifest.ts';
import type { ObservationReader } from './observation-store.ts';
import type { PlanSnapshot } from './snapshot.ts';
import type { Target } from '../target/target.ts';
import type { CatalogueEntry } from './workbench-store.ts';

/** A release opened for reading: the plan as it was then, its verdicts, and its observations on demand. */
export interface OpenRelease extends ReleaseFiles {
  readonly plan: Plan;
  readonly geography: Geography;
  readonly indicators: readonly Indicator[];
  readonly findIndicator: (id: string) => Indicator | undefined;
  readonly targets: readonly Target[];
  /**
   * The totals of the indicators in the plan's own areas, or in those named, with those that an analysis of them rests
   * on: the counts of a formula and the people behind a rate.
   */
  readonly observationsFor: (indicators: readonly Indicator[], areas?: readonly AreaCode[]) => Promise<ObservationSet>;
  readonly close: () => void;
}

/** What the files of a release hold. */
export interface ReleaseFiles {
  readonly manifest: Manifest;
  readonly snapshot: PlanSnapshot;
  readonly claims: readonly ClaimResult[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly boundaries: readonly Boundaries[];
  readonly observations: ObservationReader;
  /** The bytes of one of the release's files, by its name in the manifest. */
  readonly readFile: (name: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Puts an opened release together from what its files hold. */
export function assembleRelease(files: ReleaseFiles): OpenRelease {
  const { plan, areas, indicators } = files.snapshot;
  const byId = new Map<string, Indicator>(indicators.map((indicator) => [indicator.id, indicator]));
  const own = areas.filter(({ kind }) => kind !== 'comparison-region').map(({ code }) => code);
  return {
    ...files,
    plan,
    geography: buildGeography(areas),
    indicators,
    findIndicator: (id) => byId.get(id),
    targets: files.snapshot.targets ?? [],
    observationsFor: async (wanted, among = own) =>
      arrangeObservations(
        await files.observations.select({
          indicators: [...new Set(wanted.flatMap(neededSeries))],
          areas: among,
          breakdowns: [''],
        }),
      ),
    close: files.observations.close,
  };
}

function neededSeries(indicator: Indicator): readonly IndicatorId[] {
  const formula = indicator.formula ? [...indicator.formula.numerator, ...indicator.formula.denominator] : [];
  return [indicator.id, ...formula, ...indicator.personsBases.flatMap((base) => base.indicators)];
}

/** The plan's codes were checked against its areas when it was loaded. */
export function comparedAreas(plan: Plan): ComparedAreas {
  return {
    focus: plan.focus as AreaCode,
    benchmark: plan.benchmark as AreaCode,
    peers: plan.peers as readonly AreaCode[],
  };
}
