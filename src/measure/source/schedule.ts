import type { SourceStatus } from './freshness.ts';
import type { Publisher } from './publisher.ts';

const day = 86_400_000;

/**
 * The minute of the night at which a publisher is asked, as a cron pattern. It follows from the publisher's name and from
 * the machine's own seed (its data folder), so that installations do not all knock at once: between 01:00 and 04:59.
 */
export function nightlyPattern(sourceId: string, seed: string): string {
  const minute = hashOf(`${sourceId} ${seed}`) % 240;
  return `${minute % 60} ${1 + Math.floor(minute / 60)} * * *`;
}

/** FNV-1a, 32 bits: spreads names evenly and always in the same way. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}

/**
 * When a publisher is to be asked again: its own number of days after the last attempt, one day after an attempt that
 * failed, and at once when there was none. Half a day of leeway keeps a nightly round from missing one by minutes.
 */
export function dueMoment(publisher: Pick<Publisher, 'askEveryDays'>, status: SourceStatus): Date {
  const last = lastAttempt(status);
  if (!last) return new Date(0);
  const failed = status.files.some(({ problem }) => problem !== undefined);
  const days = failed ? 1 : publisher.askEveryDays;
  return new Date(last.getTime() + (days - 0.5) * day);
}

/** The last time that any of a source's files was asked for; `undefined` when none ever was. */
export function lastAttempt({ files }: SourceStatus): Date | undefined {
  const moments = files.flatMap(({ lastFetched, problem }) => [lastFetched, problem?.when]);
  const latest = moments
    .filter((moment) => moment !== undefined)
    .map((moment) => Date.parse(moment))
    .toSorted((a, b) => b - a)[0];
  return latest === undefined ? undefined : new Date(latest);
}
