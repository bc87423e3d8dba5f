import type { IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { makeTurns, type TakeTurn } from './turns.ts';

/** How much a client may ask in a minute, and how clients are told apart. */
export interface RateLimitSettings {
  /** Points that a client may spend in a minute; an ordinary page costs one. */
  readonly pointsPerMinute: number;
  /** Whether a proxy in front writes the client's address in `X-Forwarded-For`; else that header is ignored. */
  readonly trustProxy: boolean;
  /** What a request costs, in points; 0 for one that is not counted. */
  readonly cost: (c: Context) => number;
  /** Answers a client that has spent its minute; `seconds` is how long to wait. */
  readonly refuse: (c: Context, seconds: number) => Response | Promise<Response>;
  /**
   * How long a refusal is held back at least, in milliseconds, and at most twice as long: whoever asks again at once cannot
   * do so more often, nor all of it in the same moment.
   */
  readonly holdMs: number;
}

const minute = 60;

/** Browsers open as many connections to one host. */
const usualAtOnce = 6;

/** How many requests of one client are at work at once, more for those who may ask more, and how long others of it wait. */
function turnsWithin(pointsPerMinute: number): TakeTurn {
  const atOnce = Math.max(usualAtOnce, Math.floor(pointsPerMinute / 100));
  return makeTurns({ atOnce, places: 10 * atOnce, patienceMs: 10_000 });
}

/** In how many moments refusals are spread out. */
const spread = 32;

/** Requests that were answered from what was kept. */
const cheap = new WeakSet<Context>();

/** Notes that the answer to a request was kept: it then costs no more than one point. */
export function noteKept(c: Context): void {
  cheap.add(c);
}

/**
 * Counts what each client asks by what it costs, in memory and for a minute only, and refuses what goes beyond (429),
 * before anything else is done for it. Of what is within, few requests of one client are at work at once: the others wait
 * for their turn, and those for whom there is no place are refused too. Says where the client stands in `RateLimit-*` headers. Source: draft-ietf-httpapi-ratelimit-headers-06, RFC 6585 section 4.
 */
export function rateLimit({ pointsPerMinute, trustProxy, cost, refuse, holdMs }: RateLimitSettings): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points: pointsPerMinute, duration: minute });
  const takeTurn = turnsWithin(pointsPerMinute);
  let refusals = 0;
  return async (c, next) => {
    const points = Math.min(cost(c), pointsPerMinute);
    if (points === 0 || c.req.method === 'OPTIONS') return next();
    const client = clientOf(c, trustProxy);
    const spent = await spend(limiter, client, points);
    const seconds = Math.ceil(spent.msBeforeNext / 1000);
    const isTooMuch = spent.consumedPoints > pointsPerMinute;
    const endTurn = isTooMuch ? undefined : await takeTurn(client, c.req.raw);
    if (!endTurn && holdMs > 0) await setTimeout(holdMs * (1 + (refusals++ % spread) / spread));
    const answer = endTurn ? undefined : await refuse(c, seconds);
    if (endTurn) await next().finally(endTurn);
    const back = cheap.has(c) ? points - 1 : 0;
    if (back > 0) await limiter.reward(client, back);
    const left = Math.max(0, pointsPerMinute - spent.consumedPoints + back);
    const { headers } = answer ?? c.res;
    headers.set('RateLimit-Policy', `${pointsPerMinute};w=${minute}`);
    headers.set('RateLimit-Limit', String(pointsPerMinute));
    headers.set('RateLimit-Remaining', String(left));
    headers.set('RateLimit-Reset', String(seconds));
    if (answer) headers.set('Retry-After', String(seconds));
    return answer;
  };
}

async function spend(limiter: RateLimiterMemory, client: string, points: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(client, points);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  }
}

/** The address that a request comes from; of an IPv6 address the half that names a network, for one client has it all. */
export function clientOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage };
  const address = forwarded || incoming?.socket.remoteAddress || 'unknown';
  return address.includes(':') && !address.includes('.') ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string): readonly string[] => part.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - groups(head).length - groups(tail).length) }, () => '0');
  const all = address.includes('::') ? [...groups(head), ...zeros, ...groups(tail)] : groups(head);
  return all.slice(0, 4).join(':');
}
