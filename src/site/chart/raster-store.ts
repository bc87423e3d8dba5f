import { Worker } from 'node:worker_threads';
import type { RasterAnswer, RasterOrder } from './raster-worker.ts';

/** The thread that draws, with the orders it has not answered yet. */
interface Studio {
  readonly worker: Worker;
  readonly waiting: Map<number, PromiseWithResolvers<Uint8Array<ArrayBuffer>>>;
}

let studio: Studio | undefined;
let lastNumber = 0;

/**
 * Draws a standalone SVG as a PNG image of a width in pixels, its height in proportion, with the site's own font.
 *
 * @throws {Error} when the text is not an SVG.
 */
export function svgToPng(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  studio ??= openStudio();
  const { worker, waiting } = studio;
  const order: RasterOrder = { number: (lastNumber += 1), svg, width };
  const answer = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  waiting.set(order.number, answer);
  worker.ref();
  worker.postMessage(order, []);
  return answer.promise;
}

/** Started at the first order and kept; it never keeps the program running by itself. */
function openStudio(): Studio {
  const opened: Studio = { worker: new Worker(workerFile()), waiting: new Map() };
  const { worker, waiting } = opened;
  worker.on('message', (answer: RasterAnswer) => {
    const order = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ('png' in answer) order?.resolve(answer.png);
    else order?.reject(new Error(answer.problem));
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', (error) => {
    studio = undefined;
    for (const order of waiting.values()) order.reject(error);
  });
  return opened;
}

/** Beside this file, as source or as built. */
function workerFile(): URL {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'mjs';
  return new URL(`./raster-worker.${ending}`, import.meta.url);
}
