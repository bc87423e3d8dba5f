import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { World } from '../wing/command.ts';

const requests = new AsyncLocalStorage<string>();

/** Does the work of a request: what is logged meanwhile carries its id, which is handed to the work too. */
export function inRequest<T>(work: (id: string) => T): T {
  const id = randomBytes(6).toString('hex');
  return requests.run(id, () => work(id));
}

const quietMs = 60_000;

/** Characters of a line; what a visitor typed into an address can be as long as a request allows. */
const longestLine = 2000;

interface Kind {
  readonly since: number;
  unsaid: number;
}

/**
 * A world whose lines are those of a log: moment, level, id of the request, text, without addresses of people. Of one kind,
 * the same but for numbers, paths and names in quotes, there is one line a minute, which says how many there were since the last.
 */
export function logging(world: World): World {
  const now = (): number => world.effects.now().getTime();
  const errors = new Map<string, Kind>();
  return {
    ...world,
    print: (text) => world.print(lineOf(now(), 'info', shortened(text))),
    printError: (text) => {
      const name = kindOf(text);
      const last = errors.get(name);
      if (last && now() - last.since < quietMs) {
        last.unsaid += 1;
        return;
      }
      forgetQuiet(errors, now());
      errors.set(name, { since: now(), unsaid: 0 });
      const more = last && last.unsaid > 0 ? ` (and ${last.unsaid} more like it before)` : '';
      world.printError(lineOf(now(), 'error', `${shortened(text)}${more}`));
    },
  };
}

function lineOf(at: number, level: 'info' | 'error', text: string): string {
  const id = requests.getStore();
  const said = withoutAddresses(text)
    .trim()
    .replaceAll(/\s*\n\s*/g, ' | ');
  return [new Date(at).toISOString(), level, ...(id ? [`request=${id}`] : []), said].join(' ');
}

function shortened(text: string): string {
  const rest = text.length - longestLine;
  return rest > 0 ? `${text.slice(0, longestLine)}… (${rest} characters more)` : text;
}

/** Mail addresses are taken out: the only thing of a person that errors of servers are known to repeat. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/[^\s<>"'(),;:=|]+@[^\s<>"'(),;:=|]+\.[a-z]{2,}/gi, '[address]');
}

/** Its first line without what differs from one time to the next. */
function kindOf(text: string): string {
  return withoutAddresses(text.split('\n', 1)[0] ?? '')
    .replaceAll(/"[^"]*"|'[^']*'/g, '""')
    .replaceAll(/\/[^\s:]*/g, '/')
    .replaceAll(/\b[0-9a-f]*\d[0-9a-f-]*\b/gi, '0');
}

/** Keeps memory bounded: kinds with nothing left to say. */
function forgetQuiet(errors: Map<string, Kind>, at: number): void {
  for (const [name, { since, unsaid }] of errors) if (unsaid === 0 && at - since >= quietMs) errors.delete(name);
}
