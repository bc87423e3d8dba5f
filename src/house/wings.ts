import { accountWing } from '../account/wing.ts';
import { deliverWing } from '../deliver/wing.ts';
import { measureWing } from '../measure/wing.ts';
import type { Wing } from '../wing/wing.ts';

/** The wings of the house, in the order in which they build on each other. */
export const wings: readonly Wing[] = [accountWing, measureWing, deliverWing];
