import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** A rate as a hundred people. */
export interface PeopleGridProps {
  readonly locale: Locale;
  /** People of a hundred who are counted, 0 to 100. */
  readonly filled: number;
  /** How many more there would be at the benchmark's level. */
  readonly gap?: number;
}

const cell = 30;
const side = cell * 10;

/**
 * A hundred dots: those counted filled, those missing against the benchmark dashed, the others faint.
 *
 * Accessibility: it is one image, whose name says how many of a hundred are counted and how many are missing; the
 * keyboard passes it by.
 */
export function PeopleGrid({ locale, filled, gap = 0 }: PeopleGridProps) {
  const t = siteText(locale);
  const whole = Math.max(0, Math.min(100, Math.round(filled)));
  const missing = Math.max(0, Math.min(100 - whole, Math.round(gap)));
  const key = missing > 0 ? 'people.descriptionGap' : 'people.description';
  return (
    <svg
      class="people-grid"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={t(key, { filled: whole, gap: missing })}
    >
      <Dots from={0} to={whole} kind="filled" radius={10.5} />
      <Dots from={whole} to={whole + missing} kind="missing" radius={9.5} />
      <Dots from={whole + missing} to={100} kind="other" radius={10.5} />
    </svg>
  );
}

function Dots({ from, to, kind, radius }: { from: number; to: number; kind: string; radius: number }) {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  return (
    <g class={`people-grid__${kind}`}>
      {numbers.map((number) => (
        <circle cx={((number % 10) + 0.5) * cell} cy={(Math.floor(number / 10) + 0.5) * cell} r={radius} />
      ))}
    </g>
  );
}
