/**
 * How long a command waits for the database, in milliseconds: to be let in, and for what somebody else has locked. What it
 * asks may take as long as it takes: a backup reads everything.
 */
export const waitingLimits = { connectionTimeoutMillis: 10_000, lock_timeout: 60_000, keepAlive: true };
