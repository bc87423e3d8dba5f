/** Nothing more is asked of a database that has too much at hand. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy';
}

/** Source: PostgreSQL 17, appendix A: damaged data or index, a file that is gone or cannot be read. */
const damage = /^(XX00[12]|58P01|58030)$/;

/** The same: connection lost, no room, interrupted, going down or coming up, a lock or statement that took too long. */
const away = /^(08...|53...|57014|57P0[1-5]|55P03|25P03)$/;

const unreachable = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** What `pg` says without a code. */
const lost =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered)/;

/** Whether an error says that something on the database's disk is damaged. */
export function isDamaged(error: unknown): boolean {
  return causes(error).some(({ code }) => damage.test(code));
}

/** Whether an error says that the database cannot answer at this moment, or not about this: asking again later may help. */
export function isDatabaseAway(error: unknown): boolean {
  return causes(error).some(
    ({ code, message, isBusy }) =>
      isBusy || damage.test(code) || away.test(code) || unreachable.test(code) || lost.test(message),
  );
}

interface Cause {
  readonly code: string;
  readonly message: string;
  readonly isBusy: boolean;
}

/** An error with what caused it. */
function causes(error: unknown): readonly Cause[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const own = { code, message: error.message, isBusy: error instanceof DatabaseBusy };
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [own, ...inner.flatMap(causes)];
}
