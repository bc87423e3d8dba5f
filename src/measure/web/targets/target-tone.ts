import type { RatingTone } from '../../../site/ui/rating/rating.tsx';
import type { Progress } from '../../analysis/progress.ts';
import type { RatedMovement } from '../../wording/target-wording.ts';

/** The tone in which progress towards a target is shown. */
export const progressTones: Readonly<Record<Progress['kind'], RatingTone>> = {
  reached: 'good',
  'on-track': 'good',
  moderate: 'slow',
  insufficient: 'slow',
  away: 'bad',
  missed: 'bad',
  'not-rated': 'open',
};

/** The tone in which a movement is shown where there is no target. */
export const movementTones: Readonly<Record<RatedMovement, RatingTone>> = {
  'significant-progress': 'good',
  'moderate-progress': 'good',
  'moderate-away': 'bad',
  'significant-away': 'bad',
};
