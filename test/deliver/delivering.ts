import { randomUUID } from 'node:crypto';
import { organisations } from '../../src/account/organisation/organisation-store.ts';
import type { Delivering } from '../../src/deliver/delivering.ts';
import { ideaText } from '../../src/deliver/idea/texts.ts';
import { projectText } from '../../src/deliver/project/texts.ts';
import { reportText } from '../../src/deliver/report/texts.ts';
import { roundText } from '../../src/deliver/round/texts.ts';
import type { Store } from '../../src/store/store.ts';
import { trailWriter } from '../../src/wing/trail.ts';
import { samplePlan } from './sample-plan.ts';

/** What pages of projects are handed, of which the test says what matters to it; nothing is sent and every file is clean. */
export function deliveringOn(store: Store, more: Partial<Delivering> = {}): Delivering {
  return {
    store,
    plan: samplePlan,
    organisations,
    together: {
      beside: () => [],
      subjects: () => new Map(),
      topics: () => [],
      myWork: () => [],
      backOffice: () => [],
      formSections: () => [],
      projects: () => [],
      ownData: () => [],
      keeps: () => [],
    },
    now: () => new Date(),
    newId: randomUUID,
    send: () => Promise.resolve(),
    url: 'http://localhost',
    writeEntry: trailWriter([ideaText, projectText, roundText, reportText]),
    portfolio: {
      current: () => {
        throw new Error('this test shows no portfolio');
      },
      facetsAt: () => {
        throw new Error('this test shows no portfolio');
      },
    },
    scan: () => Promise.resolve('clean'),
    participantKey: new Uint8Array(32).fill(7),
    ...more,
  };
}
