import { DatabaseBusy } from '../store/away.ts';

/** Lets visits of one address take turns; `client` is who visits. */
export type Lanes = <T>(address: string, client: string, work: () => Promise<T>) => Promise<T>;

interface Lane {
  /** Whose visits are at work. */
  readonly atWork: string[];
  readonly waiting: Waiting[];
}

interface Waiting {
  readonly client: string;
  readonly begin: () => void;
}

/** How many visits of one address are at work at once; fewer than the connections that there are. */
const usualWidth = 4;
/** How long a visit waits for its turn. */
const usualPatienceMs = 10_000;

/**
 * Makes lanes, one an address: what hangs at one of them, on a locked table for instance, takes the connections of its own
 * lane and no others. Of those who wait, the client goes first who has the fewest visits at work there: one who sends many
 * at once waits behind the others.
 *
 * @throws {DatabaseBusy} from a visit whose turn does not come.
 */
export function makeLanes(width = usualWidth, patienceMs = usualPatienceMs): Lanes {
  const lanes = new Map<string, Lane>();
  return async (address, client, work) => {
    const lane = lanes.get(address) ?? { atWork: [], waiting: [] };
    lanes.set(address, lane);
    if (lane.atWork.length >= width) await turn(lane, client, patienceMs);
    else lane.atWork.push(client);
    try {
      return await work();
    } finally {
      lane.atWork.splice(lane.atWork.indexOf(client), 1);
      letNextBegin(lane);
    }
  };
}

function letNextBegin({ atWork, waiting }: Lane): void {
  const busy = ({ client }: Waiting): number => atWork.filter((each) => each === client).length;
  const [next] = waiting.toSorted((a, b) => busy(a) - busy(b));
  if (!next) return;
  waiting.splice(waiting.indexOf(next), 1);
  atWork.push(next.client);
  next.begin();
}

function turn({ waiting }: Lane, client: string, patienceMs: number): Promise<void> {
  return new Promise((settle, reject) => {
    const own: Waiting = {
      client,
      begin: () => {
        clearTimeout(timer);
        settle();
      },
    };
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(own), 1);
      reject(new DatabaseBusy('too many visits of one address are waiting'));
    }, patienceMs);
    waiting.push(own);
  });
}
