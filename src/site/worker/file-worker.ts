/** Makes files in a thread of its own: one takes long enough to keep every visitor waiting. */
import { parentPort } from 'node:worker_threads';
import { writeDocument } from './document.ts';
import type { FileOrder } from '../../foundation/file-order.ts';
import { drawImage } from './image.ts';
import { writeWorkbook } from './workbook.ts';

/** What the thread answers to an order. */
export type FileAnswer = { readonly file: Uint8Array<ArrayBuffer> } | { readonly problem: string };

async function answer(order: FileOrder): Promise<FileAnswer> {
  try {
    return { file: await make(order) };
  } catch (error) {
    // WebAssembly cannot be trusted after that: the thread ends with it.
    if (error instanceof Error && error.name === 'RuntimeError') throw error;
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function make(order: FileOrder): Promise<Uint8Array<ArrayBuffer>> {
  switch (order.kind) {
    case 'image':
      return (await drawImage(order)).png;
    case 'workbook':
      return writeWorkbook(order);
    case 'document':
      return writeDocument(order);
  }
}

parentPort?.on('message', (order: FileOrder) => {
  void answer(order).then((made) => parentPort?.postMessage(made, 'file' in made ? [made.file.buffer] : []));
});
