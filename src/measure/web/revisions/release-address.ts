import type { IndicatorId } from '../../observation/observation.ts';

/** Address of a release, without a language prefix; it never changes. */
export function releasePath(id: string): string {
  return `/uitgaven/${id}`;
}

/** Address of what a release changed, against the one published before it or against another one. */
export function differencePath(id: string, from?: string): string {
  return `${releasePath(id)}/verschil${from ? `?met=${from}` : ''}`;
}

/** Where the revisions of an indicator stand on the page of a difference. */
export function revisionAnchor(indicator: IndicatorId): string {
  return `herzien-${indicator}`;
}
