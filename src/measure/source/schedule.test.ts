import { describe, expect, it } from 'vitest';
import { dueMoment, nightlyPattern } from './schedule.ts';

const names = ['eurostat', 'bestat', 'swing', 'vdab-vacancies', 'boundaries', 'gisco'];

describe('the schedule of fetching', () => {
  it('asks each publisher at a minute of its own between one and five in the night', () => {
    const patterns = names.map((name) => nightlyPattern(name, '/srv/ambitie'));
    expect(new Set(patterns).size).toBe(names.length);
    for (const pattern of patterns) expect(pattern).toMatch(/^[0-5]?\d [1-4] \* \* \*$/);
    expect(patterns).toEqual(names.map((name) => nightlyPattern(name, '/srv/ambitie')));
  });

  it('spreads installations over the night', () => {
    const minutes = new Set(Array.from({ length: 500 }, (_, index) => nightlyPattern('eurostat', `/srv/${index}`)));
    expect(minutes.size).toBeGreaterThan(150);
  });

  it('asks again after the publisher’s own number of days, and the day after a failure', () => {
    const lastFetched = '2025-11-24T02:00:00.000Z';
    const problem = { code: 'timed-out', message: '', at: '', hint: '', when: '2025-11-24T02:00:00.000Z' };
    const due = (file: object) =>
      dueMoment({ askEveryDays: 7 }, { source: 'swing', files: [{ name: 'a', ...file }] }).toISOString();
    expect(due({})).toBe('1970-01-01T00:00:00.000Z');
    expect(due({ lastFetched })).toBe('2025-11-30T14:00:00.000Z');
    expect(due({ lastFetched: '2025-10-01T02:00:00.000Z', problem })).toBe('2025-11-24T14:00:00.000Z');
  });
});
