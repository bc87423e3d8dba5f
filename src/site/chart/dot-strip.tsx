import type { Locale } from '../../foundation/locale.ts';
import { HatchedDot, HatchKey } from './hatched-dot.tsx';
import { RankingList } from './ranking-list.tsx';
import { rankingScale, type RankedItem, type RankingBenchmark } from './ranking.ts';
import { textWidth } from './text-width.ts';
import { siteText } from '../texts.ts';

/** A ranking of places. */
export interface DotStripProps {
  readonly locale: Locale;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** In the order of the ranking. */
  readonly items: readonly RankedItem[];
  readonly benchmark?: RankingBenchmark;
  /** The drawing alone, its ordinary dots as one shape, for where many strips stand below each other. */
  readonly compact?: boolean;
}

const width = 680;
const margin = 24;
const radius = 7.5;
const fontSize = 16;
/** Letters of a compact strip on a phone, which the style sheet sets: its names must not leave the drawing there. */
const compactFontSize = 23;

/**
 * Places as dots on one line, with the benchmark across it; lowest, highest, the focus and the visitor's municipality
 * are named. On narrow places a list with every name takes over.
 */
export function DotStrip(props: DotStripProps) {
  if (props.compact) {
    return (
      <div class="chart dot-strip dot-strip--compact" id={props.id}>
        <StripDrawing {...props} />
      </div>
    );
  }
  return (
    <div class="chart dot-strip">
      <StripDrawing {...props} />
      <RankingList locale={props.locale} items={props.items} {...(props.benchmark && { benchmark: props.benchmark })} />
      {props.items.some(({ isUnreliable }) => isUnreliable) && <HatchKey locale={props.locale} />}
    </div>
  );
}

function StripDrawing({ locale, id, title, description, items, benchmark, compact }: DotStripProps) {
  const dots = placeDots(items, benchmark);
  const above = Math.max(...dots.map((dot) => dot.level), 0) * radius * 2.1;
  const axis = 74 + above;
  const letters = compact ? compactFontSize : fontSize;
  const named = placeNames(dots, items, letters);
  const scale = rankingScale(items, benchmark);
  return (
    <svg
      class="chart__drawing chart__drawing--wide"
      viewBox={`0 0 ${width} ${Math.ceil(axis + 34 + named.rows * 22)}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <path class="chart__base" d={`M0,${axis + radius + 5}H${width}`} />
      {benchmark && (
        <BenchmarkMark
          at={position(scale(benchmark.value))}
          bottom={axis + radius + 12}
          letters={letters}
          text={siteText(locale)('chart.benchmarkMark', { name: benchmark.label, value: benchmark.text })}
        />
      )}
      {compact && <path class="dot-strip__dot dot-strip__dot--peer" d={peerShape(dots, axis)} />}
      {dots
        .filter(({ item }) => !compact || item.role !== 'peer')
        .map((dot) => (
          <StripDot dot={dot} y={heightOf(dot, axis).toFixed(1)} />
        ))}
      {named.names.map((name) => (
        <text
          class={`dot-strip__name dot-strip__name--${name.role}`}
          x={name.x.toFixed(1)}
          y={axis + 32 + name.row * 22}
          text-anchor="middle"
        >
          {name.text}
        </text>
      ))}
    </svg>
  );
}

function heightOf({ level }: Dot, axis: number): number {
  return axis - level * radius * 2.1;
}

/** All ordinary dots as one shape. */
function peerShape(dots: readonly Dot[], axis: number): string {
  const circle = `a${radius},${radius} 0 1 0 ${2 * radius},0a${radius},${radius} 0 1 0 ${-2 * radius},0`;
  return dots
    .filter(({ item }) => item.role === 'peer')
    .map((dot) => `M${(dot.x - radius).toFixed(1)},${heightOf(dot, axis).toFixed(1)}${circle}`)
    .join('');
}

function StripDot({ dot: { item, x }, y }: { dot: Dot; y: string }) {
  const title = `${item.label} ${item.text}`;
  if (item.isUnreliable) {
    return <HatchedDot x={x.toFixed(1)} y={y} radius={radius - 1} kind={item.role} title={title} />;
  }
  return (
    <circle class={`dot-strip__dot dot-strip__dot--${item.role}`} cx={x.toFixed(1)} cy={y} r={radius}>
      <title>{title}</title>
    </circle>
  );
}

function BenchmarkMark({ at, bottom, text, letters }: { at: number; bottom: number; text: string; letters: number }) {
  const half = textWidth(text, letters, 'bold') / 2;
  const x = Math.max(half, Math.min(at, width - half));
  return (
    <g class="dot-strip__benchmark">
      <path d={`M${at.toFixed(1)},28V${bottom}`} />
      <text x={x.toFixed(1)} y="18" text-anchor="middle">
        {text}
      </text>
    </g>
  );
}

interface Dot {
  readonly item: RankedItem;
  readonly x: number;
  /** How many dots it stands above the line, so that none hides another. */
  readonly level: number;
}

function position(share: number): number {
  return margin + share * (width - 2 * margin);
}

function placeDots(items: readonly RankedItem[], benchmark: RankingBenchmark | undefined): readonly Dot[] {
  const scale = rankingScale(items, benchmark);
  const ends: number[] = [];
  return items
    .map((item) => ({ item, x: position(scale(item.value)) }))
    .toSorted((a, b) => a.x - b.x)
    .map((dot) => {
      const free = ends.findIndex((end) => dot.x - end >= radius * 2.05);
      const level = free === -1 ? ends.length : free;
      ends[level] = dot.x;
      return { ...dot, level };
    });
}

interface Name {
  readonly text: string;
  readonly role: RankedItem['role'];
  readonly x: number;
  readonly row: number;
}

/** Names the ends, the focus and the chosen one, each in the first row where it touches no other. */
function placeNames(
  dots: readonly Dot[],
  items: readonly RankedItem[],
  letters: number,
): { names: readonly Name[]; rows: number } {
  const shown = dots.filter((dot, index) => index === 0 || index === dots.length - 1 || dot.item.role !== 'peer');
  const few = items.length <= 6 ? dots : shown;
  const ends: number[] = [];
  const names = few.map(({ item, x }) => {
    const text = `${item.label} ${item.text}`;
    const half = textWidth(text, letters, 'bold') / 2;
    const at = Math.max(half, Math.min(x, width - half));
    const free = ends.findIndex((end) => at - half > end + letters);
    const row = free === -1 ? ends.length : free;
    ends[row] = at + half;
    return { text, role: item.role, x: at, row };
  });
  return { names, rows: ends.length };
}
