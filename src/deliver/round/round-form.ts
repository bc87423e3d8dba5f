import { z } from 'zod';
import { momentAt } from '../../foundation/clock-words.ts';
import type { Locale } from '../../foundation/locale.ts';
import { readWrittenTime } from '../../foundation/written-time.ts';
import { day, identifier, needed, numeral, rows, type DayError, type NumberError } from '../project/answer-schema.ts';
import { rewritten } from '../written-text.ts';
import type { RoundContent } from './round-store.ts';
import type { Round } from './round.ts';

/** What can be wrong with a time; `no-such-time` is one that the clock skips on that day. */
type TimeError = 'not-a-time' | 'end-of-day' | 'no-such-time';

/** What can be wrong with a round: a key of the texts. */
export type RoundError =
  | 'missing'
  | 'too-long'
  | DayError
  | TimeError
  | NumberError
  | 'not-whole'
  | 'out-of-range'
  | 'closes-first'
  | 'no-criterion';

/** What reading a round has to go on besides the form. */
export interface RoundFrame {
  /** The round as it is, for its other languages. */
  readonly current?: Round;
  readonly locale: Locale;
  readonly newId: () => string;
}

/** A time of day as people write it, as "09:00". */
const timeOfDay = z.string('not-a-time' satisfies TimeError).transform((written, context) => {
  const reading = readWrittenTime(written);
  if (reading.kind === 'time') return reading.time;
  const message: TimeError = reading.kind === 'empty' ? 'not-a-time' : reading.kind;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const words = z.string('missing').trim();

function number(locale: Locale, least: number, most: number) {
  return numeral(locale).pipe(z.number().min(least, 'out-of-range').max(most, 'out-of-range'));
}

function count(locale: Locale, least: number, most: number) {
  return number(locale, least, most).refine(Number.isInteger, 'not-whole');
}

function criterionSchema({ current, locale, newId }: RoundFrame) {
  return z
    .object({
      id: identifier(newId),
      title: needed(160),
      description: words.max(2000, 'too-long'),
      weight: number(locale, 0.01, 1000),
      maximum: count(locale, 1, 100),
    })
    .transform(({ title, description, ...rest }) => {
      const known = current?.criteria.find(({ id }) => id === rest.id);
      return {
        ...rest,
        title: rewritten(known?.title ?? {}, locale, title),
        description: rewritten(known?.description ?? {}, locale, description),
      };
    });
}

function checkSchema({ current, locale, newId }: RoundFrame) {
  return z.object({ id: identifier(newId), title: needed(300) }).transform(({ id, title }) => {
    const known = current?.checks.find((each) => each.id === id);
    return { id, title: rewritten(known?.title ?? {}, locale, title) };
  });
}

/** The schema of a round's form, for fields as objects in objects. */
export function roundSchema(frame: RoundFrame): z.ZodType<RoundContent> {
  const { current, locale } = frame;
  return z
    .object({
      title: needed(160),
      intro: words.max(10_000, 'too-long'),
      opensDay: day(locale),
      opensTime: timeOfDay,
      closesDay: day(locale),
      closesTime: timeOfDay,
      reviewers: count(locale, 1, 9),
      minimumPartners: optional(count(locale, 1, 50)),
      maximumBudget: optional(number(locale, 0, 1e11)),
      latestEnd: optional(day(locale)),
      criteria: rows(criterionSchema(frame), ['title', 'description', 'weight', 'maximum']),
      checks: rows(checkSchema(frame), ['title']),
    })
    .transform((found, context) => ({
      title: rewritten(current?.title ?? {}, locale, found.title),
      intro: rewritten(current?.intro ?? {}, locale, found.intro),
      opensAt: moment(found, 'opens', context),
      closesAt: moment(found, 'closes', context),
      reviewersPerProposal: found.reviewers,
      rules: {
        ...(found.minimumPartners !== undefined && { minimumPartners: found.minimumPartners }),
        ...(found.maximumBudget !== undefined && { maximumBudget: found.maximumBudget }),
        ...(found.latestEnd && { latestEnd: found.latestEnd }),
      },
      criteria: found.criteria,
      checks: found.checks,
    }))
    .superRefine(({ opensAt, closesAt, criteria }, context) => {
      if (closesAt <= opensAt) context.addIssue({ code: 'custom', path: ['closesDay'], message: 'closes-first' });
      if (criteria.length === 0)
        context.addIssue({ code: 'custom', path: ['criteria.0.title'], message: 'no-criterion' });
    });
}

/** The moment of a day and a time that belong together. */
function moment(
  found: Readonly<Record<`${'opens' | 'closes'}${'Day' | 'Time'}`, string>>,
  which: 'opens' | 'closes',
  context: z.core.$RefinementCtx,
): Date {
  const shown = momentAt(found[`${which}Day`], found[`${which}Time`]);
  if (shown) return shown;
  context.addIssue({ code: 'custom', path: [`${which}Time`], message: 'no-such-time' satisfies TimeError });
  return z.NEVER;
}

function optional<T>(schema: z.ZodType<T>) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() ? value.trim() : undefined),
    schema.optional(),
  );
}
