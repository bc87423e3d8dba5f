import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

const fontFamily = 'Lexend Variable';
const fontFiles = ['latin', 'latin-ext'].map(
  (script) => `@fontsource-variable/lexend/files/lexend-${script}-wght-normal.woff2`,
);

/** The renderer's WebAssembly may be started once in a process, and the fonts are read once. */
let started: Promise<Uint8Array[]> | undefined;

async function start(): Promise<Uint8Array[]> {
  const [fonts] = await Promise.all([
    Promise.all(fontFiles.map((file) => readFile(resolve(file)))),
    initWasm(readFile(resolve('@resvg/resvg-wasm/index_bg.wasm'))),
  ]);
  return fonts;
}

/**
 * Draws a standalone SVG as a PNG image of a width in pixels, its height in proportion, with the site's own font.
 *
 * @throws {Error} when the text is not an SVG.
 */
export async function svgToPng(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  started ??= start();
  const fontBuffers = await started;
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
