import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ImageOrder } from '../../foundation/file-order.ts';

const { resolve } = createRequire(import.meta.url);
const fontFamily = 'Lexend Variable';
const fontBuffers = ['latin', 'latin-ext'].map(
  (script) =>
    new Uint8Array(readFileSync(resolve(`@fontsource-variable/lexend/files/lexend-${script}-wght-normal.woff2`))),
);
const started = initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));

/** An image with its measures in pixels. */
export interface Image {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a standalone SVG with the site's own font.
 *
 * @throws {Error} when the text is not an SVG.
 */
export async function drawImage({ svg, width }: Omit<ImageOrder, 'kind'>): Promise<Image> {
  await started;
  const font = { fontBuffers, defaultFontFamily: fontFamily, sansSerifFamily: fontFamily };
  const drawing = new Resvg(withHeavyLetters(svg), { font, fitTo: { mode: 'width', value: width } });
  const image = drawing.render();
  try {
    return { png: new Uint8Array(image.asPng()), width: image.width, height: image.height };
  } catch (error) {
    // The renderer throws bare texts.
    throw error instanceof Error ? error : new Error(String(error));
  } finally {
    image.free();
    drawing.free();
  }
}

/** The renderer reads a variable font at its usual weight only: heavy letters are outlined in their own colour. */
function withHeavyLetters(svg: string): string {
  return svg.replace(/fill:([^;}]+);font-weight:700;/g, 'fill:$1;stroke:$1;stroke-width:0.55;');
}
