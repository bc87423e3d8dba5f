import type { Context } from 'hono';

/**
 * Texts as a stream of bytes at the client's own pace: the next text is made when the one before is taken, and making
 * stops when the client leaves.
 */
function byteStream(texts: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const iterator = texts[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => void (await iterator.return?.()),
    },
    { highWaterMark: 0 },
  );
}

/** Whether the client takes gzip; other packings are too slow for a stream. */
function takesGzip(acceptEncoding: string | undefined): boolean {
  return /(^|,)\s*gzip\s*(;\s*q=(1|0\.\d*[1-9]))?\s*(,|$)/.test(acceptEncoding ?? '');
}

/** Sends texts as they are made, packed for a client that takes it. */
export function sendStream(c: Context, texts: AsyncIterable<string>): Response {
  if (c.req.method === 'HEAD') return c.body(null);
  const bytes = byteStream(texts);
  if (!takesGzip(c.req.header('accept-encoding'))) return c.body(bytes);
  c.header('Content-Encoding', 'gzip');
  return c.body(bytes.pipeThrough(new CompressionStream('gzip')));
}
