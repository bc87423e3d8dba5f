import type { Locale } from '../../foundation/locale.ts';
import { readWrittenNumber } from '../../foundation/written-number.ts';
import type { FieldTexts } from '../project/section-values.ts';
import type { Review } from './review-store.ts';
import type { Round } from './round.ts';

/** What can be wrong with the points of a criterion: they are none from 0 to its maximum, or have two readings. */
export type ScoreError = 'bad' | 'ambiguous';

/** Name of the field with the points of a criterion. */
export function pointsField(criterion: string): string {
  return `punten.${criterion}`;
}

/** Reads points written in a language, with what is wrong by criterion. Only a final review needs them all. */
export function readScores(
  values: FieldTexts,
  { criteria }: Pick<Round, 'criteria'>,
  { isFinal, locale }: { readonly isFinal: boolean; readonly locale: Locale },
): { readonly scores: Review['scores']; readonly errors: ReadonlyMap<string, ScoreError> } {
  const errors = new Map<string, ScoreError>();
  const scores = criteria.flatMap(({ id, maximum }): Review['scores'] => {
    const note = (values[`waarom.${id}`]?.[0] ?? '').trim().slice(0, 4000);
    const reading = readWrittenNumber(values[pointsField(id)]?.[0] ?? '', locale);
    if (reading.kind === 'empty' && !isFinal) return [{ criterion: id, points: null, note }];
    if (reading.kind === 'number' && reading.value >= 0 && reading.value <= maximum) {
      return [{ criterion: id, points: reading.value, note }];
    }
    errors.set(id, reading.kind === 'ambiguous' ? 'ambiguous' : 'bad');
    return [];
  });
  return { scores, errors };
}
