import { z } from 'zod';
import {
  choice,
  compact,
  day,
  figure,
  identifier,
  idOf,
  needed,
  optionalText,
  orAbsent,
  rows,
  text,
  uniqueBy,
} from './answer-schema.ts';
import { judgedChanges, withReport } from './judged-period.ts';
import { measureKinds, resultKinds, type Project, type ResultPeriod } from './project.ts';
import type { ProjectContent } from './section.ts';
import type { SectionFrame } from './section-frame.ts';

/** Results with their indicators, periods and parts; what was reported of a period stays as it is. */
export function resultsSchema(frame: SectionFrame): z.ZodType<Partial<ProjectContent>> {
  const { current, locale, newId } = frame;
  const reported = new Map(
    current.results.flatMap(({ indicators }) =>
      indicators.flatMap(({ periods }) => periods.map((each) => [each.id, each] as const)),
    ),
  );
  const part = compact({ dimension: needed(100), category: needed(100), target: figure(locale) });
  const period = z
    .object({
      id: identifier(newId),
      start: day(locale),
      end: day(locale),
      target: figure(locale),
      targetComment: optionalText,
      parts: rows(part, ['dimension', 'category', 'target']),
    })
    .refine(({ start, end }) => end >= start, { path: ['end'], message: 'end-before-start' })
    .transform((found, context) => {
      const known = reported.get(found.id);
      const answered = withReport(found, known);
      const touched = known ? judgedChanges(known, answered) : [];
      for (const field of touched.filter((each) => !each.startsWith('actual'))) {
        context.addIssue({ code: 'custom', path: [field], message: `period-${known!.state}` });
      }
      return answered;
    });
  const periods = rows(
    period,
    ['start', 'end', 'target', 'targetComment', 'parts'],
    uniqueBy('start', 'period-twice', ({ start, end }) => `${start}/${end}`),
  );
  const indicator = indicatorSchema(frame, periods);
  const result = z.object({
    id: identifier(newId),
    kind: choice(resultKinds),
    title: needed(),
    description: text(2000).default(''),
    indicators: rows(indicator, [
      'title',
      'planIndicator',
      'baselineYear',
      'baselineValue',
      'baselineComment',
      'periods',
    ]),
  });
  return z.object({ results: rows(result, ['title', 'description', 'indicators']) });
}

function indicatorSchema({ current, locale, newId, terms }: SectionFrame, periods: z.ZodType<readonly ResultPeriod[]>) {
  const moved = current.results.flatMap(({ indicators }) =>
    indicators.flatMap(({ planIndicator }) => planIndicator ?? []),
  );
  return z
    .object({
      id: identifier(newId),
      title: needed(),
      measure: choice(measureKinds),
      ascending: z.enum(['more', 'less']).default('more'),
      planIndicator: orAbsent(idOf(terms.indicator, moved)),
      baselineYear: orAbsent(z.string().regex(/^(19|20)\d\d$/, 'not-a-year')),
      baselineValue: figure(locale),
      baselineComment: optionalText,
      periods,
    })
    .superRefine(({ baselineYear, baselineValue, baselineComment }, context) => {
      if (!baselineYear && (baselineValue !== undefined || baselineComment))
        context.addIssue({ code: 'custom', path: ['baselineYear'], message: 'not-a-year' });
    })
    .transform(indicatorOf);
}

interface IndicatorAnswers {
  readonly id: string;
  readonly title: string;
  readonly measure: (typeof measureKinds)[number];
  readonly ascending: 'more' | 'less';
  readonly planIndicator?: string | undefined;
  readonly baselineYear?: string | undefined;
  readonly baselineValue?: number | undefined;
  readonly baselineComment?: string | undefined;
  readonly periods: readonly ResultPeriod[];
}

function indicatorOf(answers: IndicatorAnswers): Project['results'][number]['indicators'][number] {
  const { id, title, measure, ascending, planIndicator, baselineYear, baselineValue, baselineComment, periods } =
    answers;
  return {
    id,
    title,
    measure,
    ascending: ascending === 'more',
    ...(planIndicator && { planIndicator }),
    ...(baselineYear && {
      baseline: {
        year: Number(baselineYear),
        ...(baselineValue !== undefined && { value: baselineValue }),
        ...(baselineComment && { comment: baselineComment }),
      },
    }),
    periods,
  };
}
