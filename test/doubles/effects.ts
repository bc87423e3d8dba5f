import type { Effects } from '../../src/foundation/effects.ts';

/** Effects for tests: the real fetch, a clock that stands still, and waits that are noted instead of waited. */
export function testEffects(now = '2025-11-24T12:00:00Z'): Effects & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  return {
    fetch: globalThis.fetch,
    now: () => new Date(now),
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    waits,
  };
}
