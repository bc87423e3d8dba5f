import { z } from 'zod';
import type { Locale } from '../../foundation/locale.ts';
import { readWrittenList } from '../../foundation/written-list.ts';
import {
  amount,
  choice,
  compact,
  day,
  figure,
  identifier,
  idOf,
  line,
  longText,
  needed,
  numeral,
  optionalDay,
  optionalText,
  orAbsent,
  rows,
  someOf,
  text,
  uniqueBy,
  type Complain,
  type SectionError,
} from './answer-schema.ts';
import { compacted } from '../compact.ts';
import { mailAddress } from '../../foundation/mail-address.ts';
import { readWebAddress } from '../../foundation/web-address.ts';
import { eachPlain, labelBases, plainFields, plainNamesWith, type PlainKind } from './plain-field.ts';
import { rewritten } from '../written-text.ts';
import { moneySources, partnerRoles, type ProjectPartner } from './project.ts';
import { resultsSchema } from './results-form.ts';
import type { ProjectContent, WizardSection } from './section.ts';
import type { SectionFrame } from './section-frame.ts';
import { nested } from './nested-fields.ts';
import type { FieldTexts } from './section-values.ts';

/** A section as it was sent: what it says, or what is wrong by the name of the field. */
export type SectionReading =
  | { readonly ok: true; readonly changes: Partial<ProjectContent> }
  | { readonly ok: false; readonly errors: Readonly<Record<string, SectionError>> };

/**
 * Reads a section from the fields of its form. Fields of rows are named by their place ("milestones.0.title"); rows that
 * are empty, or ticked to be removed, are left out.
 */
export function readSection(section: WizardSection, values: FieldTexts, frame: SectionFrame): SectionReading {
  const reading = schemas[section](frame).safeParse(nested(values));
  if (reading.success) return { ok: true, changes: reading.data };
  const errors: Record<string, SectionError> = {};
  for (const { path, message } of reading.error.issues) errors[path.join('.')] ??= message as SectionError;
  return { ok: false, errors };
}

/** From 1, very small, to 5, very great. */
const scale = z.coerce.number('not-a-choice').int('not-a-choice').min(1, 'not-a-choice').max(5, 'not-a-choice');

type Schema = (frame: SectionFrame) => z.ZodType<Partial<ProjectContent>>;

const schemas: Readonly<Record<WizardSection, Schema>> = {
  about: aboutSchema,
  partners: partnersSchema,
  places: ({ current, terms }) =>
    z
      .object({ 'municipalities[]': someOf(terms.municipality, current.municipalities) })
      .transform((found) => ({ municipalities: found['municipalities[]'] })),
  groups: ({ current, terms }) =>
    z.object({ 'groups[]': someOf(terms.group, current.groups) }).transform((found) => ({ groups: found['groups[]'] })),
  actions: actionsSchema,
  budget: ({ locale, newId }) =>
    z.object({
      budget: rows(
        compact({
          id: identifier(newId),
          label: needed(),
          source: choice(moneySources),
          funder: optionalText,
          planned: amount(locale),
          committed: amount(locale),
          paid: amount(locale),
        }),
        ['label', 'funder', 'planned', 'committed', 'paid'],
      ),
    }),
  milestones: ({ locale, newId }) =>
    z.object({
      milestones: rows(
        compact({ id: identifier(newId), title: needed(), due: day(locale), doneOn: optionalDay(locale) }),
        ['title', 'due', 'doneOn'],
      ),
    }),
  risks: ({ newId }) =>
    z.object({
      risks: rows(
        z.object({
          id: identifier(newId),
          title: needed(),
          likelihood: scale,
          impact: scale,
          response: text(2000).default(''),
        }),
        ['title', 'response'],
      ),
    }),
  results: resultsSchema,
};

function aboutSchema({ current, locale }: SectionFrame): z.ZodType<Partial<ProjectContent>> {
  return z
    .object({
      title: line(160),
      summary: text(600),
      description: text(longText),
      themes: line(500).default(''),
      ...plainAnswers('about', locale),
    })
    .transform(({ title, summary, description, themes, ...plain }) => ({
      title: rewritten(current.title, locale, title),
      summary: rewritten(current.summary, locale, summary),
      description: rewritten(current.description, locale, description),
      themes: readWrittenList(themes.toLowerCase(), ','),
      ...compacted(plain),
    }))
    .superRefine(({ title, plannedStart, plannedEnd }, context) => {
      if (Object.keys(title).length === 0) context.addIssue({ code: 'custom', path: ['title'], message: 'missing' });
      if (plannedStart && plannedEnd && plannedEnd < plannedStart)
        context.addIssue({ code: 'custom', path: ['plannedEnd'], message: 'end-before-start' });
    });
}

const webAddress = z.string().transform((typed, context) => {
  const address = readWebAddress(typed);
  if (address === undefined) context.addIssue({ code: 'custom', message: 'not-an-address' satisfies SectionError });
  return address ?? z.NEVER;
});

type Answer = z.ZodType<string | undefined>;

const answerTo = {
  day: optionalDay,
  'web-address': () => orAbsent(webAddress),
  'mail-address': () =>
    orAbsent(z.string().refine((address) => mailAddress.safeParse(address).success, 'not-a-mail-address')),
  'label-basis': () => orAbsent(z.enum(labelBases)),
} as const satisfies Readonly<Record<PlainKind, (locale: Locale) => Answer>>;

function plainAnswers<S extends 'about'>(section: S, locale: Locale) {
  return eachPlain(plainNamesWith({ section }), (name): Answer => answerTo[plainFields[name].kind](locale));
}

function partnersSchema({ locale }: SectionFrame): z.ZodType<Partial<ProjectContent>> {
  const partner = compact({
    organisation: z.uuid('not-a-choice'),
    name: z.string().default(''),
    role: choice(partnerRoles),
    sharePercent: orAbsent(
      numeral(locale).pipe(z.number().min(0, 'negative').max(100, 'shares-above-100')) as z.ZodType<number, string>,
    ),
  });
  return z.object({ partners: rows(partner, ['organisation'], judgePartners) });
}

function judgePartners(
  partners: readonly (Pick<ProjectPartner, 'organisation' | 'role' | 'sharePercent'> | undefined)[],
  complain: Complain,
): void {
  uniqueBy<{ readonly organisation: string }>(
    'organisation',
    'twice',
    ({ organisation }) => organisation,
  )(partners, complain);
  const leads = partners.filter((partner) => partner?.role === 'lead').length;
  if (leads > 1)
    complain(
      partners.findLastIndex((partner) => partner?.role === 'lead'),
      'role',
      'two-leads',
    );
  const total = partners.reduce((sum, partner) => sum + (partner?.sharePercent ?? 0), 0);
  if (total > 100.000_001) {
    complain(
      partners.findLastIndex((partner) => partner?.sharePercent),
      'sharePercent',
      'shares-above-100',
    );
  }
}

function actionsSchema({ current, locale, terms }: SectionFrame): z.ZodType<Partial<ProjectContent>> {
  const moved = current.contributions.map(({ indicator }) => indicator);
  const contribution = compact({
    indicator: idOf(terms.indicator, moved),
    expected: figure(locale),
    note: text(1000).default(''),
  });
  return z
    .object({
      'actions[]': someOf(terms.action, current.actions),
      contributions: rows(
        contribution,
        ['indicator', 'expected', 'note'],
        uniqueBy('indicator', 'twice', ({ indicator }) => indicator),
      ),
    })
    .transform((found) => ({ actions: found['actions[]'], contributions: found.contributions }));
}
