import { Fragment } from 'hono/jsx';
import type { Locale } from '../../foundation/locale.ts';
import { HatchedDot, HatchKey } from './hatched-dot.tsx';
import {
  chartSizes,
  layOutLines,
  type LineLayout,
  type PlacedSeries,
  type PlacedText,
  type LineInput,
} from './line-layout.ts';
import { readoutOf } from './readout.ts';
import type { ChartBreak, ChartSeries, SeriesRole } from './series.ts';
import { siteText } from '../texts.ts';

/** A line chart over time. */
export interface LineChartProps {
  readonly locale: Locale;
  /** Unique on the page. */
  readonly id: string;
  /** What a screen reader calls the drawing: the same message as the figure's headline. */
  readonly title: string;
  /** What the drawing shows, in a sentence or two: first and last figures, who is above whom. */
  readonly description: string;
  readonly series: readonly ChartSeries[];
  readonly breaks?: readonly ChartBreak[];
  /** Writes a figure as read: "70,4%". */
  readonly format: (value: number) => string;
  /** Writes a figure of the axis; `format` when absent. */
  readonly formatTick?: LineInput['formatTick'];
}

/** Lines are drawn from the back to the front in this order. */
const depth: readonly SeriesRole[] = ['peer', 'target', 'benchmark', 'municipality', 'focus'];

/**
 * Series as lines labelled at their ends: focus thick, benchmark dotted, others grey. Drawn twice, for wide and for
 * narrow places; the style sheet shows one of them. Nothing is drawn when no series has a figure.
 */
export function LineChart(props: LineChartProps) {
  const t = siteText(props.locale);
  const formatTick = props.formatTick ?? props.format;
  const input = { series: props.series, breaks: props.breaks ?? [], format: props.format, formatTick };
  const layouts = chartSizes.map((size) => layOutLines(input, size)).filter((layout) => layout !== undefined);
  if (layouts.length === 0) return <Fragment />;
  const start = layouts[0]!.yDomain[0];
  const named = props.series.filter((series) => !series.isQuiet);
  const told = named.filter(({ role }) => role !== 'target');
  return (
    <chart-readout
      class="chart"
      data-label={t('chart.readout')}
      data-missing={t('chart.noValue')}
      data-readout={JSON.stringify(readoutOf({ ...input, series: told }))}
    >
      {layouts.map((layout) => (
        <LineDrawing {...props} layout={layout} />
      ))}
      {start !== 0 && <p class="chart__note">{t('chart.axisStart', { start: layouts[0]!.yTicks[0]!.text })}</p>}
      {layouts[0]!.series.some(({ unreliable }) => unreliable.length > 0) && <HatchKey locale={props.locale} />}
      {named.length < props.series.length && <p class="chart__note">{t('chart.quiet')}</p>}
    </chart-readout>
  );
}

function LineDrawing({ layout, ...props }: LineChartProps & { layout: LineLayout }) {
  const id = `${props.id}-${layout.size.name}`;
  const { plot, xDomain, yDomain } = layout;
  const ordered = layout.series.toSorted((a, b) => depth.indexOf(a.series.role) - depth.indexOf(b.series.role));
  return (
    <svg
      class={`chart__drawing chart__drawing--${layout.size.name}`}
      viewBox={`0 0 ${layout.size.width} ${Math.ceil(layout.height)}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      data-plot={[plot.left + 4, plot.right, plot.top, plot.bottom, ...xDomain, ...yDomain].map(rounded).join(' ')}
    >
      <title id={`${id}-title`}>{props.title}</title>
      <desc id={`${id}-desc`}>{props.description}</desc>
      <Axes layout={layout} />
      <Breaks layout={layout} />
      {ordered.map((placed) => placed.leader && <path class="chart__leader" d={placed.leader} />)}
      {ordered.map((placed) =>
        placed.series.role === 'target' ? <TargetMarks placed={placed} /> : <SeriesMarks placed={placed} />,
      )}
      {ordered.map(({ unreliable, series }) =>
        unreliable.map(([x, y]) => <HatchedDot x={x} y={y} radius={5.5} kind={series.role} />),
      )}
    </svg>
  );
}

function Axes({ layout }: { layout: LineLayout }) {
  const { left, right } = layout.plot;
  return (
    <g class="chart__axis">
      {layout.yTicks.map((tick, index) => (
        <path
          class={index === 0 ? 'chart__base' : 'chart__grid'}
          d={`M${rounded(left)},${rounded(tick.y)}H${rounded(right)}`}
        />
      ))}
      {[...layout.yTicks, ...layout.xTicks].map((tick) => (
        <Label placed={tick} />
      ))}
    </g>
  );
}

function Breaks({ layout }: { layout: LineLayout }) {
  return (
    <g class="chart__breaks">
      {layout.breaks.map((cut) => (
        <Fragment>
          <path d={`M${rounded(cut.x)},${rounded(cut.top)}V${rounded(layout.plot.bottom)}`} />
          <Label placed={cut.mark} />
        </Fragment>
      ))}
      {layout.footnotes.map((placed) => (
        <Label placed={placed} />
      ))}
    </g>
  );
}

function SeriesMarks({ placed }: { placed: PlacedSeries }) {
  const { role } = placed.series;
  return (
    <g class={`chart__series chart__series--${role}${placed.series.isQuiet ? ' chart__series--quiet' : ''}`}>
      {placed.paths.map((path) => (
        <path d={path} />
      ))}
      {placed.dots.map(([x, y]) => (
        <circle cx={x} cy={y} r="3.5" />
      ))}
      {placed.end && role !== 'peer' && <circle cx={placed.end[0]} cy={placed.end[1]} r={role === 'focus' ? 6 : 4.5} />}
      {placed.label.map((label) => (
        <Label placed={label} />
      ))}
    </g>
  );
}

/** The way to a target: a ring on the baseline, a thin dashed line, a diamond where it should arrive. */
function TargetMarks({ placed }: { placed: PlacedSeries }) {
  const [x, y] = placed.end ?? [0, 0];
  return (
    <g class="chart__target">
      {placed.paths.map((path) => (
        <path class="chart__way" d={path} />
      ))}
      {placed.start && <circle cx={placed.start[0]} cy={placed.start[1]} r="7" />}
      <path class="chart__goal" d={`M${x - 7},${y}L${x},${y - 7}L${x + 7},${y}L${x},${y + 7}Z`} />
      {placed.along && <Label placed={placed.along} />}
      {placed.label.map((label) => (
        <Label placed={label} />
      ))}
    </g>
  );
}

function Label({ placed }: { placed: PlacedText }) {
  return (
    <text x={rounded(placed.x)} y={rounded(placed.y)} dy=".35em" text-anchor={placed.anchor}>
      {placed.text}
    </text>
  );
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
