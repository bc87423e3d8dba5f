import { Fragment } from 'hono/jsx';
import type { Locale } from '../../foundation/locale.ts';
import { HatchedDot, HatchKey } from './hatched-dot.tsx';
import { chartSizes, type PlacedText } from './line-layout.ts';
import { layOutScatter, type PlacedPoint, type ScatterInput, type ScatterLayout } from './scatter-layout.ts';
import { siteText } from '../texts.ts';

/** Two figures of each place against each other. */
export interface ScatterProps extends ScatterInput {
  readonly locale: Locale;
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/**
 * Places as dots between two axes. The focus, the benchmark and the ends are named; the others say their name under
 * the pointer and in the table. Drawn for wide and for narrow places, and not at all without a point.
 */
export function Scatter(props: ScatterProps) {
  const layouts = chartSizes.map((size) => layOutScatter(props, size)).filter((layout) => layout !== undefined);
  const [first] = layouts;
  if (!first) return <Fragment />;
  const unnamed = first.points.some(({ name }) => !name);
  return (
    <div class="chart">
      {layouts.map((layout) => (
        <ScatterDrawing {...props} layout={layout} />
      ))}
      {props.points.some(({ isUnreliable }) => isUnreliable) && <HatchKey locale={props.locale} />}
      {unnamed && <p class="chart__note">{siteText(props.locale)('chart.unnamed')}</p>}
    </div>
  );
}

function ScatterDrawing({ layout, ...props }: ScatterProps & { layout: ScatterLayout }) {
  const id = `${props.id}-${layout.size.name}`;
  return (
    <svg
      class={`chart__drawing chart__drawing--${layout.size.name} scatter`}
      viewBox={`0 0 ${layout.size.width} ${Math.ceil(layout.height)}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{props.title}</title>
      <desc id={`${id}-desc`}>{props.description}</desc>
      <ScatterAxes layout={layout} />
      {layout.points.map((placed) => (
        <Dot placed={placed} x={props.x} y={props.y} />
      ))}
      {layout.points.map(
        ({ name, point }) => name && <Words placed={name} name={`scatter__name scatter__name--${point.role}`} />,
      )}
    </svg>
  );
}

function ScatterAxes({ layout }: { layout: ScatterLayout }) {
  const { left, right, top, bottom } = layout.plot;
  return (
    <Fragment>
      {layout.yTicks.map((tick) => (
        <Fragment>
          <path class="chart__grid" d={`M${fixed(left)},${fixed(tick.y)}H${fixed(right)}`} />
          <Words placed={tick} />
        </Fragment>
      ))}
      {layout.xTicks.map((tick) => (
        <Fragment>
          <path class="chart__grid" d={`M${fixed(tick.x)},${fixed(top)}V${fixed(bottom)}`} />
          <Words placed={tick} />
        </Fragment>
      ))}
      <path class="chart__base" fill="none" d={`M${fixed(left)},${fixed(top)}V${fixed(bottom)}H${fixed(right)}`} />
      {[...layout.xLabel, ...layout.yLabel].map((label) => (
        <Words placed={label} name="scatter__axis" />
      ))}
    </Fragment>
  );
}

function Dot({ placed, x, y }: { placed: PlacedPoint } & Pick<ScatterInput, 'x' | 'y'>) {
  const { point } = placed;
  const title = `${point.label}: ${x.format(point.x)}, ${y.format(point.y)}`;
  const radius = point.role === 'peer' ? 6 : 8;
  if (point.isUnreliable) {
    return <HatchedDot x={placed.x} y={placed.y} radius={radius} kind={point.role} title={title} />;
  }
  return (
    <circle class={`scatter__dot scatter__dot--${point.role}`} cx={placed.x} cy={placed.y} r={radius}>
      <title>{title}</title>
    </circle>
  );
}

function Words({ placed, name }: { placed: PlacedText; name?: string }) {
  return (
    <text class={name} x={fixed(placed.x)} y={fixed(placed.y)} dy=".35em" text-anchor={placed.anchor}>
      {placed.text}
    </text>
  );
}

function fixed(length: number): string {
  return String(Math.round(length * 10) / 10);
}
