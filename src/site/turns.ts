/** How many requests of one client are at work at once, and what becomes of those beyond. */
export interface TurnSettings {
  readonly atOnce: number;
  /** How many more may wait. */
  readonly places: number;
  /** How long one waits, in milliseconds. */
  readonly patienceMs: number;
}

/** Waits for a turn of a client, and gives what ends it; nothing when none comes, or the signal says that nobody waits. */
export type TakeTurn = (client: string, asker: Asker) => Promise<(() => void) | undefined>;

/** Who waits. Its signal is asked for when there is no turn at once: of a request it is costly to make. */
type Asker = Pick<Request, 'signal'>;

interface Client {
  atWork: number;
  readonly waiting: Set<() => void>;
}

/** Lets each client have so many turns at once, those beyond in the order in which they came. Clients do not wait for others. */
export function makeTurns({ atOnce, places, patienceMs }: TurnSettings): TakeTurn {
  const clients = new Map<string, Client>();
  return async (name, asker) => {
    const client = clients.get(name) ?? { atWork: 0, waiting: new Set() };
    clients.set(name, client);
    const end = (): void => {
      const [next] = client.waiting;
      if (next) return next();
      client.atWork -= 1;
      if (client.atWork === 0) clients.delete(name);
    };
    if (client.atWork < atOnce) {
      client.atWork += 1;
      return end;
    }
    if (client.waiting.size >= places) return undefined;
    return (await turnOf(client, asker.signal, patienceMs)) ? end : undefined;
  };
}

/** Whether a turn that ends is handed on to whoever waits now. */
function turnOf({ waiting }: Client, signal: AbortSignal, patienceMs: number): Promise<boolean> {
  return new Promise((settle) => {
    const stop = (isTurn: boolean): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      waiting.delete(begin);
      settle(isTurn);
    };
    const begin = (): void => stop(true);
    const giveUp = (): void => stop(false);
    const timer = setTimeout(giveUp, patienceMs);
    waiting.add(begin);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
  });
}
