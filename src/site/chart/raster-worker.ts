/** Draws SVG files as images in a thread of its own: an image takes long enough to keep every visitor waiting. */
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';

/** What is asked of the thread, and what it answers under the same number. */
export interface RasterOrder {
  readonly number: number;
  readonly svg: string;
  readonly width: number;
}

export type RasterAnswer =
  | { readonly number: number; readonly png: Uint8Array<ArrayBuffer> }
  | { readonly number: number; readonly problem: string };

const { resolve } = createRequire(import.meta.url);
const fontFamily = 'Lexend Variable';
const fontBuffers = ['latin', 'latin-ext'].map(
  (script) =>
    new Uint8Array(readFileSync(resolve(`@fontsource-variable/lexend/files/lexend-${script}-wght-normal.woff2`))),
);
const started = initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));

async function answer({ number, svg, width }: RasterOrder): Promise<RasterAnswer> {
  await started;
  try {
    return { number, png: draw(svg, width) };
  } catch (error) {
    return { number, problem: String(error) };
  }
}

function draw(svg: string, width: number): Uint8Array<ArrayBuffer> {
  const font = { fontBuffers, defaultFontFamily: fontFamily, sansSerifFamily: fontFamily };
  const drawing = new Resvg(withHeavyLetters(svg), { font, fitTo: { mode: 'width', value: width } });
  const image = drawing.render();
  try {
    return new Uint8Array(image.asPng());
  } finally {
    image.free();
    drawing.free();
  }
}

/** The renderer reads a variable font at its usual weight only: heavy letters are outlined in their own colour. */
function withHeavyLetters(svg: string): string {
  return svg.replace(/fill:([^;}]+);font-weight:700;/g, 'fill:$1;stroke:$1;stroke-width:0.55;');
}

parentPort?.on('message', (order: RasterOrder) => {
  void answer(order).then((made) => parentPort?.postMessage(made, 'png' in made ? [made.png.buffer] : []));
});
