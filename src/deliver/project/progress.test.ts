import fc from 'fast-check';
import { expect, test } from 'vitest';
import { achievementOf, standingOf, type JudgedIndicator, type JudgedProject } from './progress.ts';

const today = '2025-06-15';
const bare: JudgedProject = { milestones: [], results: [] };

function withIndicator(indicator: Partial<JudgedIndicator>): JudgedProject {
  const whole = { title: 'Jongeren', measure: 'unit', ascending: true, periods: [], ...indicator } as const;
  return { ...bare, results: [{ indicators: [whole] }] };
}

const approved = (target?: number, actual?: number, end = '2025-03-31') =>
  ({
    end,
    state: 'approved',
    ...(target !== undefined && { target }),
    ...(actual !== undefined && { actual }),
  }) as const;

test('a project without dates, milestones or figures is of unknown standing, not on schedule', () => {
  expect(standingOf(bare, today)).toEqual({ status: 'unknown', reasons: [{ kind: 'nothing-to-judge' }] });
});

test('what stopped or ended stays so, whatever was late in it', () => {
  const late = { ...bare, plannedEnd: '2024-01-01', milestones: [{ id: '1', title: 'A', due: '2023-01-01' }] };
  expect(standingOf({ ...late, stopped: { on: '2024-02-01', reason: 'geen geld' } }, today)).toEqual({
    status: 'stopped',
    reasons: [{ kind: 'stopped', on: '2024-02-01', why: 'geen geld' }],
  });
  expect(standingOf({ ...late, actualEnd: '2025-06-15' }, today).status).toBe('finished');
});

test('a project that has yet to begin is planned until it does', () => {
  expect(standingOf({ ...bare, plannedStart: '2025-09-01' }, today)).toEqual({
    status: 'planned',
    reasons: [{ kind: 'starts-later', on: '2025-09-01' }],
    until: '2025-09-01',
  });
});

test('a passed end or milestone makes it late after thirty days, and names what is late', () => {
  expect(standingOf({ ...bare, plannedEnd: '2025-05-16' }, today)).toMatchObject({
    status: 'on-schedule',
    until: '2025-06-16',
  });
  expect(standingOf({ ...bare, plannedEnd: '2025-05-16' }, '2025-06-16').status).toBe('delayed');
  const milestones = [
    { id: '1', title: 'Opening', due: '2025-01-10', doneOn: '2025-01-12' },
    { id: '2', title: 'Tweede groep', due: '2025-02-10' },
  ];
  expect(standingOf({ ...bare, milestones }, today)).toEqual({
    status: 'delayed',
    reasons: [{ kind: 'milestone-late', title: 'Tweede groep', due: '2025-02-10' }],
  });
});

test('a result is behind when it covered less than 80% of the way from its baseline, in its own direction', () => {
  const from = { baseline: { year: 2023, value: 100 } };
  expect(standingOf(withIndicator({ ...from, periods: [approved(200, 179)] }), today)).toEqual({
    status: 'delayed',
    reasons: [{ kind: 'result-behind', title: 'Jongeren', end: '2025-03-31', target: 200, actual: 179 }],
  });
  expect(standingOf(withIndicator({ ...from, periods: [approved(200, 180)] }), today).status).toBe('on-schedule');
  const down = { ...from, ascending: false };
  expect(standingOf(withIndicator({ ...down, periods: [approved(50, 70)] }), today).status).toBe('delayed');
  expect(standingOf(withIndicator({ ...down, periods: [approved(50, 58)] }), today).status).toBe('on-schedule');
});

test('only the last approved period counts, and one without a figure is not zero', () => {
  const periods = [approved(10, 0, '2024-12-31'), approved(20, 20), approved(30, undefined, '2025-06-01')];
  expect(standingOf(withIndicator({ periods }), today)).toEqual({
    status: 'on-schedule',
    reasons: [{ kind: 'results-met', indicators: 1 }],
  });
  const open = [{ end: '2025-03-31', state: 'submitted', target: 10, actual: 0 } as const];
  expect(standingOf(withIndicator({ periods: open }), today).status).toBe('unknown');
});

test('an indicator that must go down and has no baseline is met or not, without a share', () => {
  expect(achievementOf({ ascending: false }, { target: 5, actual: 6 })).toEqual({ isMet: false });
  expect(achievementOf({ ascending: false }, { target: 5, actual: 5 })).toEqual({ isMet: true });
});

test('a target is met exactly when the whole way was covered', () => {
  const number = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(number, number, number, fc.boolean(), (value, target, actual, ascending) => {
      const achievement = achievementOf({ ascending, baseline: { year: 2020, value } }, { target, actual });
      expect(achievement?.share === undefined || achievement.share >= 1 === achievement.isMet).toBe(true);
    }),
  );
});

const day = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10));

test('between today and the day it names, a standing keeps its status', () => {
  const project = fc.record(
    {
      plannedStart: day,
      plannedEnd: day,
      actualEnd: day,
      milestones: fc.array(fc.record({ id: fc.constant('1'), title: fc.constant('M'), due: day }), { maxLength: 3 }),
    },
    { requiredKeys: ['milestones'] },
  );
  fc.assert(
    fc.property(project, day, day, (given, from, to) => {
      const standing = standingOf({ ...given, results: [] }, from);
      if (to >= from && (standing.until === undefined || to < standing.until)) {
        expect(standingOf({ ...given, results: [] }, to).status).toBe(standing.status);
      }
    }),
  );
});
