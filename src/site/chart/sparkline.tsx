import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { HatchedDot } from './hatched-dot.tsx';
import { isDrawn, periodStep, stretches, type ChartBreak, type ChartPoint, type DrawnPoint } from './series.ts';

/** A small line without axes beside a headline. */
export interface SparklineProps {
  readonly points: readonly ChartPoint[];
  /** Drawn dotted. */
  readonly benchmark?: readonly ChartPoint[];
  readonly breaks?: readonly ChartBreak[];
}

const width = 160;
const height = 56;
const margin = 7;

/** The course of a series at a glance, hidden from screen readers: the sentence beside it says the same. */
export function Sparkline({ points, benchmark = [], breaks = [] }: SparklineProps) {
  const drawn = [...points, ...benchmark].filter(isDrawn);
  const last = points.findLast(isDrawn);
  if (!last) return null;
  const x = scaleLinear(paddedExtent(drawn.map((point) => point.x)), [margin, width - margin]);
  const y = scaleLinear(paddedExtent(drawn.map((point) => point.value)), [height - margin, margin]);
  const step = periodStep([{ id: '', label: '', role: 'focus', points }]);
  const draw = line<DrawnPoint>()
    .x((point) => x(point.x))
    .y((point) => y(point.value))
    .digits(1);
  const paths = (all: readonly ChartPoint[]) =>
    stretches(all, breaks, step).map((part) => draw(part.length > 1 ? [...part] : [part[0]!, part[0]!]) ?? '');
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <path class="sparkline__benchmark" d={paths(benchmark).join('')} />
      <path class="sparkline__line" d={paths(points).join('')} />
      {last.isUnreliable ? (
        <HatchedDot x={x(last.x).toFixed(1)} y={y(last.value).toFixed(1)} radius={4.5} kind="focus" />
      ) : (
        <circle class="sparkline__end" cx={x(last.x).toFixed(1)} cy={y(last.value).toFixed(1)} r="4.5" />
      )}
    </svg>
  );
}

function paddedExtent(values: readonly number[]): readonly [number, number] {
  const [low = 0, high = 1] = extent(values);
  return low === high ? [low - 1, high + 1] : [low, high];
}
