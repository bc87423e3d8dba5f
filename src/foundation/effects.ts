/** What code may do to the outside world; the real ones are made in `main.ts` and `cli/` only. */
export interface Effects {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}
