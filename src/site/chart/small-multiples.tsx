import { Fragment } from 'hono/jsx';
import type { Locale } from '../../foundation/locale.ts';
import { formatList } from '../../foundation/number.ts';
import { HatchedDot, HatchKey } from './hatched-dot.tsx';
import { chartSizes } from './line-layout.ts';
import type { ChartBreak, ChartSeries } from './series.ts';
import {
  layOutMultiples,
  type MultiplesLayout,
  type PlacedPanel,
  type MultiplesInput,
} from './small-multiples-layout.ts';
import { siteText } from '../texts.ts';

/** One small line chart per area, all on one scale. */
export interface SmallMultiplesProps {
  readonly locale: Locale;
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** One panel each, in this order; those in focus stand out. */
  readonly panels: readonly ChartSeries[];
  /** Drawn dotted in every panel. */
  readonly benchmark?: ChartSeries;
  readonly breaks?: readonly ChartBreak[];
  readonly format: (value: number) => string;
  readonly formatTick?: MultiplesInput['formatTick'];
}

/**
 * Panels side by side with name, last figure and line; the benchmark is dotted in each and breaks cut every line.
 * Drawn for wide and for narrow places. Nothing is drawn when no panel has a figure.
 */
export function SmallMultiples(props: SmallMultiplesProps) {
  const formatTick = props.formatTick ?? props.format;
  const input = { ...props, breaks: props.breaks ?? [], formatTick };
  const layouts = chartSizes.map((size) => layOutMultiples(input, size)).filter((layout) => layout !== undefined);
  const [first] = layouts;
  if (!first) return <Fragment />;
  return (
    <div class="chart">
      {layouts.map((layout) => (
        <PanelsDrawing {...props} layout={layout} />
      ))}
      <p class="chart__note">{notesOf(props, first).join(' ')}</p>
      {first.panels.some(({ unreliable }) => unreliable.length > 0) && <HatchKey locale={props.locale} />}
    </div>
  );
}

function notesOf({ locale, benchmark, breaks = [] }: SmallMultiplesProps, layout: MultiplesLayout): readonly string[] {
  const t = siteText(locale);
  const [start = '', end = ''] = [layout.yTicks[0]?.text, layout.yTicks.at(-1)?.text];
  return [
    t('chart.sameScale', { start, end }),
    ...(benchmark && layout.benchmarkPath ? [t('chart.dotted', { name: benchmark.label })] : []),
    ...(layout.breaks.length > 0
      ? [
          t('chart.dashed', {
            breaks: formatList(
              locale,
              breaks.map(({ label }) => label),
            ),
          }),
        ]
      : []),
  ];
}

function PanelsDrawing({ layout, ...props }: SmallMultiplesProps & { layout: MultiplesLayout }) {
  const id = `${props.id}-${layout.size.name}`;
  const benchmark = layout.benchmarkPath ? `${id}-norm` : undefined;
  return (
    <svg
      class={`chart__drawing chart__drawing--${layout.size.name} multiples`}
      viewBox={`0 0 ${layout.width} ${Math.ceil(layout.height)}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{props.title}</title>
      <desc id={`${id}-desc`}>{props.description}</desc>
      {benchmark && (
        <defs>
          <path id={benchmark} class="multiples__benchmark" d={layout.benchmarkPath} />
        </defs>
      )}
      {layout.panels.map((panel) => (
        <Panel panel={panel} layout={layout} {...(benchmark && { benchmark })} />
      ))}
    </svg>
  );
}

function Panel({ panel, layout, benchmark }: { panel: PlacedPanel; layout: MultiplesLayout; benchmark?: string }) {
  const { series, name, value, path, dots, unreliable } = panel;
  return (
    <g class={`multiples__panel multiples__panel--${series.role}`} transform={`translate(${panel.x},${panel.y})`}>
      <title>{`${series.label} ${value}`.trim()}</title>
      <text class="multiples__name" y="14">
        {name}
      </text>
      <text class="multiples__value" y="31">
        {value || '–'}
      </text>
      <PanelAxes layout={layout} isFirst={panel.isFirst} />
      {benchmark && <use href={`#${benchmark}`} />}
      {path && <path class="multiples__line" d={path} />}
      {dots.map(([x, y]) => (
        <circle class="multiples__dot" cx={x} cy={y} r="3.2" />
      ))}
      {unreliable.map(([x, y]) => (
        <HatchedDot x={x} y={y} radius={3.6} kind={series.role} />
      ))}
    </g>
  );
}

function PanelAxes({ layout, isFirst }: { layout: MultiplesLayout; isFirst: boolean }) {
  const { bottom, top } = layout.plot;
  return (
    <Fragment>
      {layout.yTicks.map((tick, index) => (
        <Fragment>
          <path
            class={index === 0 ? 'chart__base' : 'chart__grid'}
            d={`M0,${tick.y}h${layout.panelWidth.toFixed(1)}`}
          />
          {isFirst && (
            <text class="multiples__tick" x="-6" y={tick.y} dy=".35em" text-anchor="end">
              {tick.text}
            </text>
          )}
        </Fragment>
      ))}
      {layout.breaks.map((x) => (
        <path class="multiples__break" d={`M${x},${top - 4}V${bottom}`} />
      ))}
      {layout.xTicks.map((tick) => (
        <text class="multiples__tick" x={tick.x} y={bottom + 16} text-anchor={tick.anchor}>
          {tick.text}
        </text>
      ))}
    </Fragment>
  );
}
