import type { Effects } from '../../foundation/effects.ts';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { isHtml } from './file-text.ts';

/** How patiently a publisher is asked. */
export interface Patience {
  /** Longest time for one whole answer, body included. */
  readonly timeoutMilliseconds: number;
  readonly tries: number;
  /** Wait before the second try; doubled for each one after that. */
  readonly firstWaitMilliseconds: number;
  /** The longest wait that a publisher may ask for with Retry-After; when it asks for more, we stop. */
  readonly longestWaitMilliseconds: number;
}

export const usualPatience: Patience = {
  timeoutMilliseconds: 30_000,
  tries: 3,
  firstWaitMilliseconds: 1000,
  longestWaitMilliseconds: 60_000,
};

/** A publisher's answer with status 200 as it came: bytes unchanged. */
export interface Download {
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** What goes with a request beside its address: a key or a token, or a form that is sent. */
export interface RequestExtras {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The largest answer that is taken, in bytes; more is refused while it still comes in. */
const mostBytes = 150 * 1024 * 1024;

/** An answer other than 200, for the caller to explain: what the publisher said is in `text`. */
export interface Refusal {
  readonly status: number;
  readonly text: string;
}

/**
 * Fetches an address; tries again after a broken connection, a time-out, 429, 5xx or a web page instead of data
 * (throttling). `explain` turns any other refusal into problems. Keys belong in `extras`: they never show in a problem.
 *
 * Problems: `no-connection`, `timed-out`, `interrupted`, `throttled`, `publisher-down`, `file-too-large` (over 150 MB),
 * `bad-address`, and those of `explain`.
 */
export async function download(
  effects: Effects,
  url: string,
  patience: Patience,
  explain: (refusal: Refusal) => readonly Problem[],
  extras: RequestExtras = {},
): Promise<Result<Download>> {
  if (!URL.canParse(url)) return failed([badAddress(url)]);
  let latest: Failure = { retry: true, problems: [] };
  for (let attempt = 1; attempt <= patience.tries; attempt += 1) {
    const outcome = await tryOnce(effects, url, patience, explain, extras);
    if ('bytes' in outcome) return ok(outcome);
    latest = outcome;
    const wait = outcome.waitMilliseconds ?? patience.firstWaitMilliseconds * 2 ** (attempt - 1);
    if (!outcome.retry || wait > patience.longestWaitMilliseconds) break;
    if (attempt < patience.tries) await effects.sleep(wait);
  }
  return failed(latest.problems);
}

interface Failure {
  readonly retry: boolean;
  readonly waitMilliseconds?: number;
  readonly problems: readonly Problem[];
}

async function tryOnce(
  effects: Effects,
  url: string,
  patience: Patience,
  explain: (refusal: Refusal) => readonly Problem[],
  extras: RequestExtras,
): Promise<Download | Failure> {
  try {
    const signal = AbortSignal.timeout(patience.timeoutMilliseconds);
    const response = await effects.fetch(url, { ...extras, signal });
    const bytes = await readBody(response);
    if (!bytes) return { retry: false, problems: [fileTooLarge(url)] };
    return judge(response, bytes, url, effects.now(), explain);
  } catch (error) {
    return { retry: true, problems: [brokenConnection(error, url, patience)] };
  }
}

/** The whole body; `undefined` as soon as it proves larger than `mostBytes`, the rest is then not awaited. */
async function readBody(response: Response): Promise<Uint8Array | undefined> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array<ArrayBuffer>> | readonly Uint8Array<ArrayBuffer>[] = response.body ?? [];
  for await (const piece of body) {
    size += piece.length;
    if (announced > mostBytes || size > mostBytes) return undefined;
    pieces.push(piece);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function fileTooLarge(url: string): Problem {
  const message = `The file is larger than ${mostBytes / 1024 / 1024} MB; ${staying}.`;
  return { code: 'file-too-large', message, at: url, hint: 'Take a smaller part: fewer areas, periods or columns.' };
}

function judge(
  response: Response,
  bytes: Uint8Array,
  url: string,
  now: Date,
  explain: (refusal: Refusal) => readonly Problem[],
): Download | Failure {
  const start = new TextDecoder().decode(bytes.subarray(0, 1000));
  const waitMilliseconds = retryAfter(response.headers.get('retry-after'), now);
  const wait = waitMilliseconds === undefined ? {} : { waitMilliseconds };
  if (response.status === 429 || (response.ok && isHtml(start)))
    return { retry: true, ...wait, problems: [throttled(url)] };
  if (response.status >= 500) return { retry: true, ...wait, problems: [publisherDown(url, response.status)] };
  if (response.ok) return { url, bytes };
  return { retry: false, problems: explain({ status: response.status, text: new TextDecoder().decode(bytes) }) };
}

/** Retry-After in milliseconds: seconds, or a date. */
function retryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

function brokenConnection(error: unknown, url: string, patience: Patience): Problem {
  const host = new URL(url).host;
  if (error instanceof Error && error.name === 'TimeoutError') {
    const message = `${host} gave no full answer within ${patience.timeoutMilliseconds / 1000} s; ${staying}.`;
    return { code: 'timed-out', message, at: url, hint: 'Try again later, or ask for less at once.' };
  }
  const reason = causeCode(error);
  if (reason === 'UND_ERR_SOCKET' || reason === 'ECONNRESET' || /terminated/.test(String(error))) {
    const message = `The answer of ${host} broke off; ${staying}.`;
    return { code: 'interrupted', message, at: url, hint: 'Try again later.' };
  }
  const message = `No connection to ${host}${reason ? ` (${reason})` : ''}; ${staying}.`;
  return { code: 'no-connection', message, at: url, hint: 'Check the network, or a proxy that stands in between.' };
}

const staying = 'the figures at hand stay in use';

function causeCode(error: unknown): string | undefined {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function throttled(url: string): Problem {
  const message = `${new URL(url).host} is limiting requests; ${staying}.`;
  return { code: 'throttled', message, at: url, hint: 'Try again in a quarter of an hour.' };
}

function publisherDown(url: string, status: number): Problem {
  const message = `${new URL(url).host} has a fault of its own (${status}); ${staying}.`;
  return { code: 'publisher-down', message, at: url, hint: 'Try again later.' };
}

function badAddress(url: string): Problem {
  const hint = 'Enter a full address that begins with https://.';
  return { code: 'bad-address', message: `"${url}" is not an address.`, at: 'settings', hint };
}
