import type { Locale } from '../../foundation/locale.ts';

/** What a bar or a mark on a timeline says; each has a form of its own besides its colour. */
export type TimelineKind = 'done' | 'going' | 'late' | 'planned' | 'stopped' | 'unknown';

/** A stretch of time with what happens in it. Days are ISO dates. */
export interface TimelineRow {
  readonly label: string;
  readonly href?: string;
  /** Language of the label, where it is another than the page's. */
  readonly lang?: Locale;
  /** The same in words: from when to when, and how it stands. */
  readonly text: string;
  readonly kind: TimelineKind;
  /** Absent when not known; a bar with one end is open at the other. */
  readonly start?: string;
  readonly end?: string;
  readonly marks?: readonly TimelineMark[];
}

/** A moment on a row. */
export interface TimelineMark {
  readonly day: string;
  readonly kind: 'done' | 'planned' | 'late';
  /** What a pointer that rests on it is told. */
  readonly label: string;
}

export interface TimelineProps {
  /** What it shows, for who does not see it. */
  readonly title: string;
  readonly rows: readonly TimelineRow[];
  readonly today: string;
  /** What the line of today is called. */
  readonly todayLabel: string;
}

const barHeight = 16;
const mostTicks = 7;

/**
 * Stretches of time below each other on one axis of years. Every row says in words what it draws, so that the drawing
 * itself is hidden from screen readers. Positions are percentages: one drawing fits every width.
 */
export function Timeline({ title, rows, today, todayLabel }: TimelineProps) {
  const axis = axisOf(rows, today);
  return (
    <div class="timeline">
      <svg class="timeline__axis" width="100%" height="34" aria-hidden="true">
        {axis.ticks.map((year) => (
          <text x={percent(axis.at(`${year}-01-01`))} y="12" class="timeline__year">
            {year}
          </text>
        ))}
        <text x={percent(axis.at(today))} y="30" class="timeline__today-label" text-anchor={anchorAt(axis.at(today))}>
          {todayLabel}
        </text>
      </svg>
      <ol class="timeline__rows" aria-label={title}>
        {rows.map((row) => (
          <li class="timeline__row">
            <p class="timeline__label" {...(row.lang && { lang: row.lang })}>
              {row.href ? <a href={row.href}>{row.label}</a> : row.label}
            </p>
            <p class="timeline__text">{row.text}</p>
            <RowDrawing row={row} axis={axis} today={today} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function RowDrawing({ row, axis, today }: { row: TimelineRow; axis: Axis; today: string }) {
  const middle = barHeight / 2 + 2;
  return (
    <svg class="timeline__track" width="100%" height={barHeight + 4} aria-hidden="true">
      {axis.ticks.map((year) => (
        <line
          class="timeline__grid"
          x1={percent(axis.at(`${year}-01-01`))}
          x2={percent(axis.at(`${year}-01-01`))}
          y1="0"
          y2="100%"
        />
      ))}
      <Bar row={row} axis={axis} today={today} />
      <line class="timeline__today" x1={percent(axis.at(today))} x2={percent(axis.at(today))} y1="0" y2="100%" />
      {row.marks?.map((mark) => (
        <svg x={percent(axis.at(mark.day))} y={middle} class="timeline__mark-place" overflow="visible">
          <path class={`timeline__mark timeline__mark--${mark.kind}`} d={markShapes[mark.kind]}>
            <title>{mark.label}</title>
          </path>
        </svg>
      ))}
    </svg>
  );
}

/** A filled dot for done, an open one for to come, a triangle for late. */
const markShapes: Readonly<Record<TimelineMark['kind'], string>> = {
  done: 'M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0Z',
  planned: 'M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z',
  late: 'M-7,6L0,-7L7,6Z',
};

/** An end that is not known is drawn open, up to today or to the axis' end. */
function Bar({ row: { start, end, kind }, axis, today }: { row: TimelineRow; axis: Axis; today: string }) {
  if (!start && !end) return null;
  const from = axis.at(start ?? axis.first);
  const to = axis.at(end ?? laterOf(start ?? today, today));
  const isOpen = !start || !end;
  return (
    <rect
      class={`timeline__bar timeline__bar--${kind}${isOpen ? ' timeline__bar--open' : ''}`}
      x={percent(from)}
      width={percent(Math.max(to - from, 0.8))}
      y="2"
      height={barHeight}
      rx="4"
    />
  );
}

interface Axis {
  /** First day of the axis. */
  readonly first: string;
  readonly ticks: readonly number[];
  /** Place of a day, from 0 to 100. */
  readonly at: (day: string) => number;
}

function axisOf(rows: readonly TimelineRow[], today: string): Axis {
  const days = rows.flatMap(({ start, end, marks = [] }) => [start, end, ...marks.map(({ day }) => day)]);
  const years = [today, ...days].filter((day) => day !== undefined).map((day) => Number(day.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  const step = Math.max(1, Math.ceil((last - first) / mostTicks));
  const [from, to] = [Date.UTC(first), Date.UTC(last)];
  return {
    first: `${first}-01-01`,
    ticks: Array.from({ length: Math.ceil((last - first) / step) }, (_, at) => first + at * step),
    at: (day) => Math.min(100, Math.max(0, ((Date.parse(day) - from) / (to - from)) * 100)),
  };
}

function anchorAt(place: number): 'start' | 'middle' | 'end' {
  if (place < 8) return 'start';
  return place > 92 ? 'end' : 'middle';
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

function percent(place: number): string {
  return `${Math.round(place * 100) / 100}%`;
}
