import { describe, expect, it } from 'vitest';
import type { Observation } from '../observation/observation.ts';
import { preferLive } from './prefer-live.ts';

const base = {
  indicator: 'employment-rate-15-64',
  area: 'BE22',
  period: '2019',
  breakdown: '',
  value: 68.9,
  unit: 'PC',
  status: ['A'],
  provenance: { publisher: 'Eurostat', dataset: 'd', note: '', origin: 'published', retrieved: '2025-01-01' },
} as unknown as Observation;
const observation = (changes: object): Observation => ({ ...base, ...changes });

describe('joining offline and fetched figures', () => {
  it('lets the fetched figure take the place of the offline one of the same key', () => {
    const live = observation({ value: 69.1 });
    expect(preferLive([base], [live])).toEqual([live]);
  });

  it('keeps offline figures that were not fetched, and adds those that are new, in order', () => {
    const older = observation({ period: '2018' });
    const other = observation({ indicator: 'neet-15-29' });
    const newer = observation({ period: '2024' });
    expect(preferLive([older, other], [newer])).toEqual([older, other, newer]);
  });

  it('does not let a cell that is merely not available take away a value', () => {
    const missing = observation({ value: null, status: ['O'] });
    expect(preferLive([base], [missing])).toEqual([base]);
  });

  it('lets a publisher withdraw a value by suppressing it', () => {
    const suppressed = observation({ value: null, status: ['Q'] });
    expect(preferLive([base], [suppressed])).toEqual([suppressed]);
  });
});
