import type { Delivering } from '../../delivering.ts';
import { readCount } from '../../../foundation/plain-number.ts';
import type { Kysely } from 'kysely';
import { act } from '../../../wing/act.ts';
import type { Actor } from '../../../wing/actor.ts';
import { may } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { Conflict, type ConflictRow } from '../../../wing/web/conflict.tsx';
import { readForm, textIn, type FormErrors, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import type { Idea } from '../idea.ts';
import { changeIdea, readIdea } from '../idea-store.ts';
import type { NamedOrganisation } from '../own-organisation-store.ts';
import { writtenIn } from '../../written-text.ts';
import { AboutFields, NeedFields, ReachFields, type IdeaFieldsProps } from './idea-fields.tsx';
import {
  contentFrom,
  ideaSchema,
  listFields,
  stepFields,
  valuesFrom,
  type IdeaAnswers,
  type IdeaField,
} from './idea-form.ts';
import { aboveIdeas, ideaPath, wordsOf, type IdeaWords } from './idea-words.ts';
import { ownOrganisationsOf, toldErrors } from './propose.tsx';
import type { IdeaMessage } from '../texts.ts';

/** Whether somebody may write an idea: its proposer, its organisation's writers, and who manages the programme. */
export function mayEdit(actor: Actor, idea: Idea): boolean {
  if (actor.kind === 'person' && actor.isVerified && actor.id === idea.proposedBy) return true;
  return may(actor, 'idea.edit', idea.organisation ? [idea.organisation] : []);
}

/** `/ideeen/:slug/bewerk`: the whole idea on one page. */
export async function editPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const found = await visit.as(editedIn(visit));
  if (!found) return { kind: 'not-found' };
  if (!mayEdit(visit.actor, found.idea)) return { kind: 'forbidden' };
  const words = wordsOf(visit, delivering);
  return formPage({
    words,
    ...found,
    values: valuesFrom(found.idea, visit.locale),
    errors: {},
    isConflict: false,
    isOwn: false,
  });
}

/** Saves an idea from its newest version; otherwise shows what somebody else kept, beside what was written. */
export function editAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const words = wordsOf(visit, delivering);
  const version = readCount(textIn(visit.form, 'versie'));
  return act<IdeaAnswers, EditedIdea, IdeaMessage>(visit, {
    load: editedIn(visit),
    isAllowed: ({ idea }, person) => mayEdit(person, idea),
    reading: ({ organisations }) => {
      const ids = organisations.map(({ id }) => id);
      return readForm(visit.form, ideaSchema(words, ids), listFields);
    },
    isCurrent: ({ idea }) => idea.version === version,
    work: async (answers, { thing: { idea }, person, database }) => {
      const isSaved = await changeIdea(database, person, idea, contentFrom(answers, visit.locale, idea));
      return isSaved ? { kind: 'done', path: ideaPath(idea.slug) } : { kind: 'conflict' };
    },
    mark: ({ idea }) => `idea ${idea.id} ${idea.version}`,
    show: ({ thing, ...again }) => formPage({ words, ...thing, ...again }),
  });
}

/** An idea, with the organisations in whose name it may stand. */
interface EditedIdea {
  readonly idea: Idea;
  /** The editor's own, and the one it has: a manager does not take it away by saving. */
  readonly organisations: readonly NamedOrganisation[];
}

function editedIn(visit: PageVisit) {
  return async (database: Kysely<unknown>): Promise<EditedIdea | undefined> => {
    const idea = await readIdea(database, visit.params['slug'] ?? '');
    if (!idea) return undefined;
    const own = await ownOrganisationsOf(visit)(database);
    const { organisation: id, organisationName: name = '', organisationSlug: slug = '' } = idea;
    const isOwn = !id || own.some((each) => each.id === id);
    return { idea, organisations: isOwn ? own : [{ id, name, slug }, ...own] };
  };
}

interface EditProps {
  readonly words: IdeaWords;
  readonly idea: Idea;
  readonly organisations: readonly NamedOrganisation[];
  readonly values: FormValues;
  readonly errors: FormErrors<IdeaMessage>;
  readonly isConflict: boolean;
  readonly isOwn: boolean;
}

function formPage(props: EditProps): PageContent {
  const { words, idea, organisations, values, errors, isConflict, isOwn } = props;
  const { t, locale, href } = words;
  const told = toldErrors(words, errors, stepFields.flat());
  const title = writtenIn(idea.title, locale).text;
  const fields: IdeaFieldsProps = { words, values, errors: told, organisations, idea };
  // A form keeps the version that it was made from until one saw what others saved.
  const version = (!isConflict && values['versie']?.[0]) || String(idea.version);
  return workPage(words, {
    title: `${t('edit.title')}: ${title}`,
    above: [aboveIdeas(words), { path: ideaPath(idea.slug), label: title }],
    lead: t('edit.language'),
    section: 'ideas',
    errors: told,
    children: (
      <>
        {isConflict && (
          <Conflict
            locale={locale}
            title={t('conflict.title')}
            lead={t('conflict.lead')}
            rows={conflictRows(props)}
            isOwn={isOwn}
          />
        )}
        <Form submit={t('edit.save')} action={href(`${ideaPath(idea.slug)}/bewerk`)}>
          <input type="hidden" name="versie" value={version} />
          <AboutFields {...fields} />
          <ReachFields {...fields} />
          <NeedFields {...fields} />
        </Form>
      </>
    ),
  });
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
