import type { Child } from 'hono/jsx';
import { standaloneStyle } from './standalone-style.ts';
import { wrapText } from './wrap-text.ts';

/** A drawing with all that it must carry when it leaves the page. */
export interface StandaloneProps {
  /** A chart or map of the site; the first drawing in it is taken, which is the wide one. */
  readonly drawing: Child;
  /** What the drawing shows, as a sentence. */
  readonly title: string;
  /** Measure, people and period. */
  readonly subtitle: string;
  /** Where the figures come from, release and address included. */
  readonly source: string;
  /** The region's own focus colour on light paper. */
  readonly focusColour?: string;
}

const margin = 20;
const titleSize = 22;
const textSize = 15;
const sourceSize = 13;

/**
 * A drawing as an SVG file of its own, on white: title, measure and source in it, every colour resolved, nothing
 * loaded from elsewhere. `undefined` when there is no drawing, as with a chart that has no figures.
 */
export async function standaloneSvg(props: StandaloneProps): Promise<string | undefined> {
  const drawing = firstDrawing(await markupOf(<>{props.drawing}</>));
  if (!drawing) return undefined;
  const width = drawing.width + 2 * margin;
  const title = placeLines(props.title, titleSize, margin + titleSize, drawing.width, 'bold');
  const subtitle = placeLines(props.subtitle, textSize, title.end + 2, drawing.width);
  const top = subtitle.end + 4;
  const source = placeLines(props.source, sourceSize, top + drawing.height + 2 * sourceSize, drawing.width);
  const height = Math.ceil(source.end + margin - sourceSize);
  const file = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={props.title}
    >
      <style dangerouslySetInnerHTML={{ __html: standaloneStyle(props.focusColour) }} />
      <rect width={width} height={height} fill="#fff" />
      <TextLines lines={title} name="title" />
      <TextLines lines={subtitle} name="subtitle" />
      <svg
        class={drawing.names}
        x={margin}
        y={top}
        width={drawing.width}
        height={drawing.height}
        viewBox={drawing.viewBox}
        overflow="visible"
      >
        <g dangerouslySetInnerHTML={{ __html: drawing.inner }} />
      </svg>
      <TextLines lines={source} name="source" />
    </svg>
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${await markupOf(file)}\n`;
}

interface Drawing {
  readonly inner: string;
  readonly names: string;
  readonly viewBox: string;
  readonly width: number;
  readonly height: number;
}

/** Width at which a drawing stands in its file; narrower ones grow, so that letters keep about one size. */
const drawnWidth = 680;

/** The first `<svg>` in the site's own markup; links in it lead nowhere in a file and become plain groups. */
function firstDrawing(markup: string): Drawing | undefined {
  const [, attributes = ''] = /<svg\b([^>]*)>/.exec(markup) ?? [];
  const viewBox = /viewBox="([^"]+)"/.exec(attributes)?.[1];
  const inner = contentOfFirst(markup);
  if (inner === undefined || !viewBox) return undefined;
  const [, , width = 0, height = 0] = viewBox.split(' ').map(Number);
  if (!(width > 0) || !(height > 0)) return undefined;
  return {
    inner: inner.replace(/<a\b([^>]*?)\s+href="[^"]*"/g, '<g$1').replaceAll('</a>', '</g>'),
    names: /class="([^"]*)"/.exec(attributes)?.[1] ?? '',
    viewBox,
    width: drawnWidth,
    height: Math.ceil((height / width) * drawnWidth),
  };
}

/** What stands within the first `<svg>`; marks of a drawing may be drawings of their own. */
function contentOfFirst(markup: string): string | undefined {
  let depth = 0;
  let start = 0;
  for (const tag of markup.matchAll(/<svg\b[^>]*>|<\/svg>/g)) {
    const isClosing = tag[0] === '</svg>';
    if (!isClosing && depth === 0) start = tag.index + tag[0].length;
    depth += isClosing ? -1 : 1;
    if (depth === 0) return markup.slice(start, tag.index);
  }
  return undefined;
}

async function markupOf(element: { readonly toString: () => string | Promise<string> }): Promise<string> {
  return element.toString();
}

interface PlacedLines {
  readonly texts: readonly { readonly text: string; readonly y: number }[];
  /** Where the next block of text may begin. */
  readonly end: number;
}

function placeLines(
  text: string,
  size: number,
  first: number,
  width: number,
  weight: 'regular' | 'bold' = 'regular',
): PlacedLines {
  const step = size * 1.35;
  const texts = wrapText(text, width, size, weight).map((line, index) => ({ text: line, y: first + index * step }));
  return { texts, end: first + texts.length * step };
}

function TextLines({ lines, name }: { lines: PlacedLines; name: string }) {
  return (
    <>
      {lines.texts.map(({ text, y }) => (
        <text class={`standalone__${name}`} x={margin} y={y.toFixed(1)}>
          {text}
        </text>
      ))}
    </>
  );
}
