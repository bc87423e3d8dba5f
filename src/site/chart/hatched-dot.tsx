import type { Locale } from '../../foundation/locale.ts';
import { hatchDisc } from './hatch.ts';
import type { SeriesRole } from './series.ts';
import { siteText } from '../texts.ts';

/** A dot for a figure that its publisher calls unreliable. */
export interface HatchedDotProps {
  readonly x: number | string;
  readonly y: number | string;
  readonly radius: number;
  readonly kind: SeriesRole;
  readonly title?: string;
}

/** A hatched dot in the colour of its role, told from full dots without colour. */
export function HatchedDot({ x, y, radius, kind, title }: HatchedDotProps) {
  return (
    <svg class={`hatched hatched--${kind}`} x={x} y={y} overflow="visible">
      {title && <title>{title}</title>}
      <circle class="hatched__disc" r={radius} />
      <path class="hatched__strokes" d={hatchDisc(radius, 2.6)} />
    </svg>
  );
}

/** What hatching says, for under a chart or map that has some. */
export function HatchKey({ locale }: { readonly locale: Locale }) {
  return (
    <p class="chart__note hatch-key">
      <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
        <HatchedDot x={0} y={0} radius={6.5} kind="peer" />
      </svg>{' '}
      {siteText(locale)('chart.unreliable')}
    </p>
  );
}
