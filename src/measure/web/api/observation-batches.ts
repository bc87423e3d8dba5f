import type { IndicatorId, Observation, ObservationName } from '../../observation/observation.ts';
import type { ObservationQuery, ObservationReader } from '../../release/observation-store.ts';

/** Rows read at once: enough to be quick, few enough to hold in memory for many clients. */
const batchSize = 20_000;

/**
 * Observations that answer a query, in the order of the release, after the named one. Reads indicator by indicator,
 * for a question about one reads only its part of the file. The consumer sets the pace: nothing is read ahead. The
 * reader is asked for anew every time, so that a slow client never holds one that was closed.
 */
export async function* observationBatches(
  reader: () => Promise<ObservationReader>,
  query: ObservationQuery & { readonly indicators: readonly IndicatorId[] },
  after: ObservationName | undefined,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly Observation[]> {
  let left = most;
  for (const indicator of [...new Set(query.indicators)].toSorted(byText)) {
    if (after && indicator < after.indicator) continue;
    let last = after?.indicator === indicator ? after : undefined;
    while (left > 0) {
      const size = Math.min(batchSize, left);
      const batch = await (await reader()).page({ ...query, indicators: [indicator] }, last, size);
      left -= batch.length;
      if (batch.length > 0) yield batch;
      if (batch.length < size) break;
      last = batch.at(-1);
    }
  }
}

/** As DuckDB orders texts: by their code points. */
function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
