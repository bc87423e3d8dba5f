import { afterEach, describe, expect, it } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import { startEurostatDouble, type Behaviour, type EurostatDouble } from '../../../test/doubles/eurostat-server.ts';
import { openedPlan, temporaryFolder, tinyPlanFolder } from '../../../test/release/built-release.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { currentRelease } from '../release/release-store.ts';
import type { SourcePlan } from '../source/publisher.ts';
import { openRawStore } from '../source/raw-store.ts';
import { dueSources } from './fetch-round.ts';
import { performRound, startSourceSchedule } from './source-schedule.ts';
import { commandSession } from '../../house/house.ts';
import { wings } from '../../house/wings.ts';
import type { CommandSession, Session } from '../../wing/command.ts';
import { localised } from '../../../test/localised.ts';

let double: EurostatDouble | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

interface Prepared {
  readonly session: CommandSession;
  readonly plan: SourcePlan;
  readonly errors: readonly string[];
}

/** The tiny plan with one series at Eurostat, and boundaries that cannot be reached. */
async function prepare(script: readonly Behaviour[] = [], now = '2025-11-24T02:00:00Z'): Promise<Prepared> {
  const { indicators, areas } = (await openedPlan(tinyPlanFolder)).snapshot;
  const errors: string[] = [];
  const held = {
    dimensions: { age: ['TOTAL'], geo: ['BE22'], time: ['2023'] },
    valueAt: () => ({ value: 61.5 }),
  };
  double ??= await startEurostatDouble({ demo: held }, script);
  const series = { source: 'eurostat', dataset: 'demo', filters: { age: 'TOTAL' } };
  const [first] = indicators;
  if (!first) throw new Error('the tiny plan has no indicator');
  const wanted: Indicator = { ...first, series: [series] };
  const province: Area = {
    code: 'BE22' as AreaCode,
    kind: 'province',
    name: localised({ nl: 'Limburg', en: 'Limburg', fr: 'Limbourg' }),
    groups: [],
  };
  const town: Area = { ...province, code: '71002' as AreaCode, kind: 'municipality' };
  const session: Session = {
    dataFolder: temporaryFolder(),
    planFolder: tinyPlanFolder,
    json: false,
    world: {
      effects: testEffects(now),
      print: () => undefined,
      printError: (text) => void errors.push(text),
      root: '',
      workingFolder: '',
      environment: { AMBITIE_EUROSTAT_URL: double.url, AMBITIE_BOUNDARIES_URL: 'http://127.0.0.1:1/{vintage}' },
      code: 'test',
      stopped: () => Promise.resolve(),
    },
  };
  return {
    session: commandSession(session, wings),
    plan: { indicators: [wanted], areas: [...areas, province, town] },
    errors,
  };
}

describe('a round of the schedule', () => {
  it('fetches what is due, publishes what it brought, and goes on past a publisher that fails', async () => {
    const { session, plan, errors } = await prepare();
    expect(await currentRelease(session.dataFolder)).toBeUndefined();
    await performRound(session, plan);
    expect(await currentRelease(session.dataFolder)).toBeDefined();
    expect(errors.join('\n')).toMatch(/^http:\/\/127\.0\.0\.1:1.*No connection/);
    const status = await openRawStore(session.dataFolder).status('boundaries');
    expect(status.files[0]?.problem?.code).toBe('no-connection');
  });

  it('asks nobody twice a day, and a publisher that failed the day after', async () => {
    const { session, plan } = await prepare();
    await performRound(session, plan);
    await performRound(session, plan);
    expect(double?.requests).toHaveLength(1);
    const dueOn = (day: string) => {
      const world = { ...session.world, effects: testEffects(day) };
      return dueSources({ ...session, world }, plan, openRawStore(session.dataFolder));
    };
    expect(await dueOn('2025-11-24T05:00:00Z')).toEqual([]);
    expect(await dueOn('2025-11-25T02:00:00Z')).toEqual(['eurostat', 'boundaries']);
  });

  it('builds nothing when nothing changed', async () => {
    const { session, plan } = await prepare();
    await performRound(session, plan);
    const world = { ...session.world, effects: testEffects('2025-11-25T02:00:00Z'), code: 'another version' };
    const before = await currentRelease(session.dataFolder);
    await performRound({ ...session, world }, plan);
    expect(double?.requests).toHaveLength(2);
    expect(await currentRelease(session.dataFolder)).toBe(before);
  });

  it('tells what nobody foresaw and leaves it at that', async () => {
    const { session, plan, errors } = await prepare();
    const rawStore = openRawStore(session.dataFolder);
    const broken = { ...rawStore, noteStatus: () => Promise.reject(new Error('no space left on device')) };
    await performRound(session, plan, broken);
    expect(errors.join('\n')).toContain('no space left on device');
  });
});

describe('the schedule', () => {
  it('begins with those whose turn it is, and stops at once without noting a failure', async () => {
    const { session, plan } = await prepare(['hang', 'hang', 'hang']);
    const schedule = await startSourceSchedule(session, () => plan);
    await expect.poll(() => double?.requests.length).toBe(1);
    const start = performance.now();
    await schedule.stop();
    expect(performance.now() - start).toBeLessThan(2000);
    expect(await openRawStore(session.dataFolder).status('eurostat')).toEqual({ source: 'eurostat', files: [] });
  });
});
