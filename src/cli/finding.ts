/** What `ambitie doctor` found out about one thing. */
export interface Finding {
  readonly check: string;
  readonly healthy: boolean;
  readonly detail: string;
}
