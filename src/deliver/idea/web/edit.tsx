import type { Delivering } from '../../delivering.ts';
import { readCount } from '../../../foundation/plain-number.ts';
import type { z } from 'zod';
import { act } from '../../../wing/act.ts';
import type { Actor } from '../../../wing/actor.ts';
import { may } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { Conflict, type ConflictRow } from '../../../wing/web/conflict.tsx';
import { readForm, type FormErrors, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { ErrorSummary } from '../../../site/ui/error-summary/error-summary.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import type { Idea } from '../idea.ts';
import { changeIdea, readIdea } from '../idea-store.ts';
import type { NamedOrganisation } from '../own-organisation-store.ts';
import { writtenIn } from '../../written-text.ts';
import { AboutFields, NeedFields, ReachFields, type IdeaFieldsProps } from './idea-fields.tsx';
import { contentFrom, ideaSchema, listFields, stepFields, valuesFrom, type IdeaField } from './idea-form.ts';
import { ideaPath, wordsOf, type IdeaWords } from './idea-words.ts';
import { ownOrganisations, toldErrors } from './propose.tsx';
import type { IdeaMessage } from '../texts.ts';

/** Whether somebody may write an idea: its proposer, its organisation's writers, and who manages the programme. */
export function mayEdit(actor: Actor, idea: Idea): boolean {
  if (actor.kind === 'person' && actor.isVerified && actor.id === idea.proposedBy) return true;
  return may(actor, 'idea.edit', idea.organisation ? [idea.organisation] : []);
}

/** `/ideeen/:slug/bewerk`: the whole idea on one page. */
export async function editPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const idea = await visit.as((database) => readIdea(database, visit.params['slug'] ?? ''));
  if (!idea) return { kind: 'not-found' };
  if (!mayEdit(visit.actor, idea)) return { kind: 'forbidden' };
  const words = wordsOf(visit, delivering);
  const organisations = await organisationsFor(visit, idea);
  return formPage({
    words,
    idea,
    organisations,
    values: valuesFrom(idea, visit.locale),
    errors: {},
    isConflict: false,
  });
}

/** Saves an idea from its newest version; otherwise shows what somebody else kept, beside what was written. */
export async function editAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const idea = await visit.as((database) => readIdea(database, visit.params['slug'] ?? ''));
  if (!idea) return { kind: 'not-found' };
  if (!mayEdit(visit.actor, idea)) return { kind: 'forbidden' };
  const words = wordsOf(visit, delivering);
  const organisations = await organisationsFor(visit, idea);
  const schema = ideaSchema(
    words,
    organisations.map(({ id }) => id),
  );
  const reading = readForm<z.infer<typeof schema>, IdeaMessage>(visit.form, schema, listFields);
  return act<z.infer<typeof schema>, Idea, IdeaMessage>(visit, {
    reading,
    load: (database) => readIdea(database, idea.slug),
    isCurrent: ({ version }) => readCount(reading.values['versie']?.[0]) === version,
    work: async (value, { thing, person, database }) => {
      if (!mayEdit(person, thing)) return { kind: 'forbidden' };
      const content = contentFrom(value, visit.locale, thing);
      if (!(await changeIdea(database, person, thing, content))) return { kind: 'conflict' };
      return { kind: 'done', path: ideaPath(thing.slug) };
    },
    show: ({ thing, ...again }) => formPage({ words, organisations, idea: thing, ...again }),
  });
}

/** The editor's own organisations, and the one it has: a manager does not take it away by saving. */
async function organisationsFor(visit: PageVisit, idea: Idea): Promise<readonly NamedOrganisation[]> {
  const own = await ownOrganisations(visit);
  const { organisation, organisationName, organisationSlug } = idea;
  if (!organisation || own.some(({ id }) => id === organisation)) return own;
  return [{ id: organisation, name: organisationName ?? '', slug: organisationSlug ?? '' }, ...own];
}

interface EditProps {
  readonly words: IdeaWords;
  readonly idea: Idea;
  readonly organisations: readonly NamedOrganisation[];
  readonly values: FormValues;
  readonly errors: FormErrors<IdeaMessage>;
  readonly isConflict: boolean;
}

function formPage(props: EditProps): PageContent {
  const { words, idea, organisations, values, errors, isConflict } = props;
  const { t, locale, href } = words;
  const told = toldErrors(words, errors, stepFields.flat());
  const title = writtenIn(idea.title, locale).text;
  const fields: IdeaFieldsProps = { words, values, errors: told, organisations, idea };
  return {
    kind: 'page',
    title: `${t('edit.title')}: ${title}`,
    description: title,
    section: 'ideas',
    body: (
      <>
        <Breadcrumbs
          locale={locale}
          items={[
            { href: href('/ideeen'), label: t('list.title', { region: words.region }) },
            { href: href(ideaPath(idea.slug)), label: title },
          ]}
        />
        <header class="page-head">
          <h1>{t('edit.title')}</h1>
          <p class="lead">{t('edit.language')}</p>
        </header>
        <ErrorSummary locale={locale} errors={told} />
        {isConflict && (
          <Conflict locale={locale} title={t('conflict.title')} lead={t('conflict.lead')} rows={conflictRows(props)} />
        )}
        <Form submit={t('edit.save')} action={href(`${ideaPath(idea.slug)}/bewerk`)}>
          <input type="hidden" name="versie" value={String(idea.version)} />
          <AboutFields {...fields} />
          <ReachFields {...fields} />
          <NeedFields {...fields} />
        </Form>
      </>
    ),
  };
}

function conflictRows({ words, idea, values, organisations }: EditProps): readonly ConflictRow[] {
  const kept = valuesFrom(idea, words.locale);
  const inWords = (field: IdeaField, texts: readonly string[] = []): string =>
    texts.map((text) => answerInWords(words, organisations, field, text)).join(', ');
  return stepFields.flat().map((field) => ({
    field: words.t(fieldLabels[field]),
    theirs: inWords(field, kept[field]),
    mine: inWords(field, values[field]),
  }));
}

const fieldLabels = {
  titel: 'field.title',
  samenvatting: 'field.summary',
  tekst: 'field.text',
  acties: 'field.actions',
  doelgroepen: 'field.groups',
  themas: 'field.themes',
  gemeenten: 'field.municipalities',
  noden: 'field.needs',
  soorten: 'field.kinds',
  organisatie: 'field.organisation',
} as const satisfies Readonly<Record<IdeaField, IdeaMessage>>;

function answerInWords(
  words: IdeaWords,
  organisations: readonly NamedOrganisation[],
  field: IdeaField,
  text: string,
): string {
  switch (field) {
    case 'acties':
      return words.action(text);
    case 'doelgroepen':
      return words.group(text);
    case 'gemeenten':
      return words.municipality(text);
    case 'organisatie':
      return organisations.find(({ id }) => id === text)?.name ?? words.t('field.organisationNone');
    case 'soorten':
    case 'titel':
    case 'samenvatting':
    case 'tekst':
    case 'themas':
    case 'noden':
      return text;
  }
}
