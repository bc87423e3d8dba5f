import { z } from 'zod';
import type { Locale } from '../../../foundation/locale.ts';
import { oneLineText } from '../../../foundation/one-line.ts';
import { readWrittenList, writeList } from '../../../foundation/written-list.ts';
import { shownValues, type FormValues } from '../../../site/form.ts';
import { organisationKinds } from '../../../wing/organisations.ts';
import type { Idea, IdeaContent } from '../idea.ts';
import { rewritten } from '../../written-text.ts';
import type { IdeaWords } from './idea-words.ts';

/** Fields that may have several answers. */
export const listFields = ['acties', 'doelgroepen', 'gemeenten', 'soorten'] as const;

/** Fields of an idea's form, by the step in which they are asked. */
export const stepFields = [
  ['titel', 'samenvatting', 'tekst'],
  ['acties', 'doelgroepen', 'themas', 'gemeenten'],
  ['noden', 'soorten', 'organisatie'],
] as const;

export type IdeaField = (typeof stepFields)[number][number];

/** How an idea's form is read, with what its plan knows and the organisations in whose name its author may write. */
export function ideaSchema(words: IdeaWords, organisations: readonly string[]) {
  const actions = words.plan.ambitions.flatMap((line) => line.actions.map(({ id }) => id));
  const groups = words.plan.groups.map(({ id }) => id);
  const municipalities = words.municipalities.map(({ code }) => code);
  return z.object({
    titel: oneLineText().pipe(z.string().min(1, 'error.titleMissing').max(120, 'error.titleLong')),
    samenvatting: z.string().trim().min(1, 'error.summaryMissing').max(400, 'error.summaryLong'),
    tekst: z.string().trim().max(8000, 'error.textLong').default(''),
    acties: someOf(actions),
    doelgroepen: someOf(groups),
    themas: z
      .string()
      .default('')
      .transform((text) => distinct(readWrittenList(text.toLocaleLowerCase('nl'), ',')))
      .pipe(z.array(z.string().max(40, 'error.themesMany')).max(8, 'error.themesMany')),
    gemeenten: someOf(municipalities),
    noden: z
      .string()
      .default('')
      .transform((text) => distinct(text.split('\n')))
      .pipe(z.array(z.string().max(200, 'error.needsMany')).max(12, 'error.needsMany')),
    soorten: z.array(z.enum(organisationKinds, 'error.choice')).default([]),
    organisatie: z
      .string()
      .default('')
      .refine((id) => id === '' || organisations.includes(id), 'error.organisation'),
  });
}

export type IdeaAnswers = z.infer<ReturnType<typeof ideaSchema>>;

/** What was answered, as an idea; what was written in other languages stays. */
export function contentFrom(answers: IdeaAnswers, locale: Locale, before?: Idea): IdeaContent {
  return {
    title: rewritten(before?.title ?? {}, locale, answers.titel),
    summary: rewritten(before?.summary ?? {}, locale, answers.samenvatting),
    description: rewritten(before?.description ?? {}, locale, answers.tekst),
    actions: answers.acties,
    groups: answers.doelgroepen,
    themes: answers.themas,
    municipalities: answers.gemeenten,
    needs: answers.noden,
    needsKinds: answers.soorten,
    ...(answers.organisatie && { organisation: answers.organisatie }),
  };
}

/** An idea as its form shows it, in one language. */
export function valuesFrom(idea: Idea, locale: Locale): FormValues {
  return shownValues({
    titel: idea.title[locale] ?? '',
    samenvatting: idea.summary[locale] ?? '',
    tekst: idea.description[locale] ?? '',
    acties: idea.actions,
    doelgroepen: idea.groups,
    themas: writeList(idea.themes, ','),
    gemeenten: idea.municipalities,
    noden: idea.needs.join('\n'),
    soorten: idea.needsKinds,
    organisatie: idea.organisation ?? '',
  });
}

function someOf(known: readonly string[]) {
  return z.array(z.string().refine((id) => known.includes(id), 'error.choice')).default([]);
}

function distinct(texts: readonly string[]): readonly string[] {
  const trimmed = texts.map((text) => text.trim().replaceAll(/\s+/g, ' ')).filter((text) => text !== '');
  return [...new Set(trimmed)];
}
