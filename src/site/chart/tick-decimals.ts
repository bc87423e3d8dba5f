const mostDecimals = 6;

/** How many decimals figures of an axis take, all of them the same, so that no two of them read alike; at most six. */
export function tickDecimals(ticks: readonly number[]): number {
  for (let decimals = 0; decimals < mostDecimals; decimals += 1) {
    const unit = 10 ** decimals;
    if (ticks.every((tick) => Math.abs(tick * unit - Math.round(tick * unit)) < 1e-6 * unit)) return decimals;
  }
  return mostDecimals;
}
