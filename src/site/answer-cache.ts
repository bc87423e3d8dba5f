import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** Ways of sending an answer, the smallest first. */
const encodings = ['br', 'gzip', 'identity'] as const;

/** How an answer's bytes are packed. */
export type Encoding = (typeof encodings)[number];

/** An answer kept in memory, its packed forms made once, at first need. */
export interface CachedAnswer {
  readonly type: string;
  readonly fileName?: string;
  /** Strong validator of one packed form, quotes included. */
  readonly etag: (encoding: Encoding) => string;
  readonly bytes: (encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>>;
  /** Size in bytes as written, before packing. */
  readonly size: number;
}

/** Pages and files by what they were made from, the least recently asked leaving first. */
export type AnswerCache = LRUCache<string, CachedAnswer>;

const cacheBytes = 64 * 1024 * 1024;

/** An empty cache that holds at most 64 MB. */
export function createAnswerCache(): AnswerCache {
  return new LRUCache({ maxSize: cacheBytes, sizeCalculation: (answer) => answer.size * 2 + 1 });
}

/** Makes an answer ready to be kept. */
export function cachedAnswer(content: {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly fileName?: string;
}): CachedAnswer {
  const body = typeof content.body === 'string' ? new TextEncoder().encode(content.body) : content.body;
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const packed = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  return {
    type: content.type,
    ...(content.fileName && { fileName: content.fileName }),
    etag: (encoding) => (encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`),
    bytes: (encoding) => {
      const known = packed.get(encoding) ?? pack(body, encoding);
      packed.set(encoding, known);
      return known;
    },
    size: body.byteLength,
  };
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

async function pack(body: Uint8Array<ArrayBuffer>, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'identity') return body;
  return new Uint8Array(encoding === 'br' ? await brotli(body, brotliOptions) : await zip(body));
}

/** The smallest form that a client takes (header Accept-Encoding) and that helps for this kind of content. */
export function chooseEncoding(acceptEncoding: string | undefined, type: string): Encoding {
  if (/^(font|image)\/(?!svg)|zip|parquet|openxml/.test(type)) return 'identity';
  const refused = /;\s*q=0(\.0*)?$/;
  const accepted = (acceptEncoding ?? '')
    .split(',')
    .filter((part) => !refused.test(part.trim()))
    .map((part) => part.split(';')[0]!.trim());
  return encodings.find((encoding) => accepted.includes(encoding)) ?? 'identity';
}
