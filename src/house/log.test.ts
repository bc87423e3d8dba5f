import { expect, test } from 'vitest';
import { sessionIn } from '../../test/run-command.ts';
import type { World } from '../wing/command.ts';
import { inRequest, logging } from './log.ts';

/** A log, the lines of it, and its clock. */
function makeLog(): {
  readonly log: World;
  readonly lines: readonly string[];
  readonly wait: (seconds: number) => void;
} {
  let at = new Date('2026-12-01T09:00:00Z').getTime();
  const lines: string[] = [];
  const { world } = sessionIn('/data', '/plan', { print: (text) => void lines.push(text) });
  const log = logging({
    ...world,
    printError: (text) => void lines.push(text),
    effects: { ...world.effects, now: () => new Date(at) },
  });
  return { log, lines, wait: (seconds) => void (at += seconds * 1000) };
}

test('a line says when, how bad, at which request and what, on one line', () => {
  const { log, lines } = makeLog();
  log.print('mail kept in /data/mail');
  inRequest((id) => {
    log.printError('error at /ideeen: Error: broken\n    at place.ts:3\n');
    expect(lines).toEqual([
      '2026-12-01T09:00:00.000Z info mail kept in /data/mail',
      `2026-12-01T09:00:00.000Z error request=${id} error at /ideeen: Error: broken | at place.ts:3`,
    ]);
  });
});

test('addresses of people are not in it', () => {
  const { log, lines } = makeLog();
  log.printError('not taken: <an.peeters+x@voorbeeld.be> (duplicate key (email)=(bo@example.org))');
  expect(lines[0]).toMatch(/error not taken: <\[address\]> \(duplicate key \(email\)=\(\[address\]\)\)$/);
});

test('the same error at other addresses is one kind, and no line is longer than is read', () => {
  const { log, lines, wait } = makeLog();
  for (const path of ['/gemeenten/genk', '/gemeenten/peer', `/${'x'.repeat(16_000)}`]) {
    log.printError(`error at ${path}: Error: broken`);
  }
  wait(61);
  log.printError(`error at /${'y'.repeat(16_000)}: Error: broken`);
  expect(lines).toHaveLength(2);
  expect(lines[1]?.length).toBeLessThan(2200);
  expect(lines[1]).toMatch(/characters more\) \(and 2 more like it before\)$/);
});

test('of the same thing there is one line a minute, which says how many it stands for', () => {
  const { log, lines, wait } = makeLog();
  for (let port = 40_000; port < 40_030; port += 1) log.printError(`connect ECONNREFUSED 127.0.0.1:${port}`);
  log.printError('something else');
  wait(61);
  log.printError('connect ECONNREFUSED 127.0.0.1:5432');
  expect(lines.map((line) => line.replace(/^\S+ error /, ''))).toEqual([
    'connect ECONNREFUSED 127.0.0.1:40000',
    'something else',
    'connect ECONNREFUSED 127.0.0.1:5432 (and 29 more like it before)',
  ]);
});
