import { DatabaseBusy } from '../store/away.ts';

/** Lets visits of one address take turns. */
export type Lanes = <T>(address: string, work: () => Promise<T>) => Promise<T>;

interface Lane {
  atWork: number;
  readonly waiting: (() => void)[];
}

/** How many visits of one address are at work at once; fewer than the connections that there are. */
const usualWidth = 4;
/** How long a visit waits for its turn. */
const usualPatienceMs = 10_000;

/**
 * Makes lanes, one an address: what hangs at one of them, on a locked table for instance, takes the connections of its own
 * lane and no others.
 *
 * @throws {DatabaseBusy} from a visit whose turn does not come.
 */
export function makeLanes(width = usualWidth, patienceMs = usualPatienceMs): Lanes {
  const lanes = new Map<string, Lane>();
  return async (address, work) => {
    const lane = lanes.get(address) ?? { atWork: 0, waiting: [] };
    lanes.set(address, lane);
    if (lane.atWork >= width) await turn(lane, patienceMs);
    else lane.atWork += 1;
    try {
      return await work();
    } finally {
      const next = lane.waiting.shift();
      // Whoever comes next takes the place over.
      if (next) next();
      else lane.atWork -= 1;
    }
  };
}

function turn({ waiting }: Lane, patienceMs: number): Promise<void> {
  return new Promise((settle, reject) => {
    const begin = (): void => {
      clearTimeout(timer);
      settle();
    };
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(begin), 1);
      reject(new DatabaseBusy('too many visits of one address are waiting'));
    }, patienceMs);
    waiting.push(begin);
  });
}
