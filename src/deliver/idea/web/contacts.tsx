import type { Delivering } from '../../delivering.ts';
import type { Child } from 'hono/jsx';
import type { Kysely } from 'kysely';
import { readTrail } from '../../../wing/trail-store.ts';
import type { TrailEntry } from '../../../wing/trail.ts';
import { readPage } from '../../../foundation/plain-number.ts';
import { act, pressed } from '../../../wing/act.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { Pager } from '../../../site/ui/pager/pager.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import { readContacts, stepContact } from '../contact-store.ts';
import type { Contact } from '../idea.ts';
import { Written, WrittenLine } from '../../web/written.tsx';
import { aboveIdeas, ideaPath, wordsOf, type IdeaWords } from './idea-words.ts';
import type { IdeaMessage } from '../texts.ts';

const perPage = 20;

/** `/contacten`: with whom one shares contact details and who asks to, with what happened. */
export async function contactsPage(visit: PageVisit, delivering: Delivering, isTooLate = false): Promise<LiveAnswer> {
  const { actor, query } = visit;
  if (actor.kind !== 'person') return { kind: 'forbidden' };
  const words = wordsOf(visit, delivering);
  const page = readPage(query['blz']);
  const { contacts, trail } = await visit.as(async (database: Kysely<unknown>) => ({
    contacts: await readContacts(database, actor.id, { limit: perPage + 1, offset: (page - 1) * perPage }),
    trail: await readTrail(database, { person: actor.id, limit: 100 }),
  }));
  const { t, locale } = words;
  return workPage(visit, {
    title: t('contacts.title'),
    above: [aboveIdeas(words)],
    lead: t('contacts.lead'),
    section: 'ideas',
    children: (
      <>
        {isTooLate && (
          <Notice locale={locale} kind="warning">
            <p>{t('contacts.tooLate')}</p>
          </Notice>
        )}
        {contacts.length === 0 && <NoContacts words={words} />}
        <ul class="ruled-list">
          {contacts.slice(0, perPage).map((contact) => (
            <li>
              <OneContact words={words} contact={contact} />
            </li>
          ))}
        </ul>
        <Pages words={words} page={page} hasMore={contacts.length > perPage} />
        <Log words={words} trail={trail} writeEntry={delivering.writeEntry} />
      </>
    ),
  });
}

const steps = { ja: 'agreed', nee: 'declined', 'trek-in': 'withdrawn', stop: 'revoked' } as const;

/** Agrees, declines, withdraws or revokes. */
export function contactStepAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const { params, form } = visit;
  const chosen = Object.entries(steps).find(([name]) => name === form.get('stap'));
  return act(visit, {
    reading: pressed(undefined),
    load: () => Promise.resolve(chosen?.[1]),
    work: async (_, { thing: step, person, database }) => {
      const isDone = await stepContact(database, person, params['id'] ?? '', step);
      return isDone ? { kind: 'done', path: '/contacten' } : { kind: 'conflict' };
    },
    show: () => contactsPage(visit, delivering, true),
  });
}

function NoContacts({ words: { t, locale, href } }: { readonly words: IdeaWords }) {
  return (
    <State locale={locale} kind="empty" headingLevel={2}>
      <p>{t('contacts.none')}</p>
      <p>{t('contacts.noneText')}</p>
      <p>
        <a href={href('/ideeen')}>{t('list.clear')}</a>
      </p>
    </State>
  );
}

function OneContact({ words, contact }: { readonly words: IdeaWords; readonly contact: Contact }) {
  const { t, locale, href, day } = words;
  const { details, note: text } = contact;
  return (
    <div class="contact" id={`contact-${contact.id}`}>
      <h2 class="contact__title">{stateOf(words, contact)}</h2>
      <p class="small">
        {day(contact.changedAt)} · {t('contacts.about')}{' '}
        <a href={href(ideaPath(contact.ideaSlug))}>
          <WrittenLine written={contact.ideaTitle} locale={locale} />
        </a>
      </p>
      {text && (
        <blockquote>
          <Written text={text} />
        </blockquote>
      )}
      {details && (
        <DefinitionList
          items={[
            { term: t('contacts.name'), description: details.name },
            { term: t('contacts.email'), description: <a href={`mailto:${details.email}`}>{details.email}</a> },
          ]}
        />
      )}
      <div class="button-row">{stepsOf(words, contact)}</div>
    </div>
  );
}

function otherOf({ t }: IdeaWords, { otherName, otherOrganisation }: Contact): string {
  const name = otherName ?? t('contacts.someone');
  return otherOrganisation ? t('contacts.of', { name, organisation: otherOrganisation }) : name;
}

function stateOf(words: IdeaWords, contact: Contact): string {
  const { state, side } = contact;
  const key =
    state === 'agreed' || state === 'revoked' ? (`contacts.${state}` as const) : (`contacts.${side}.${state}` as const);
  return words.t(key, { name: otherOf(words, contact) });
}

/** The buttons that are this person's to press. */
function stepsOf(words: IdeaWords, { id, state, side }: Contact): Child {
  const button = (step: keyof typeof steps, label: IdeaMessage, isQuiet: boolean): Child => (
    <Form submit={words.t(label)} isQuiet={isQuiet} action={words.href(`/contacten/${id}`)}>
      <input type="hidden" name="stap" value={step} />
    </Form>
  );
  if (state === 'agreed') return button('stop', 'contacts.revoke', true);
  if (state !== 'asked') return <></>;
  if (side === 'asked-by-me') return button('trek-in', 'contacts.withdraw', true);
  return (
    <>
      {button('ja', 'contacts.agree', false)}
      {button('nee', 'contacts.decline', true)}
    </>
  );
}

function Pages({
  words,
  page,
  hasMore,
}: {
  readonly words: IdeaWords;
  readonly page: number;
  readonly hasMore: boolean;
}) {
  if (page === 1 && !hasMore) return <></>;
  const link = (to: number) => ({
    href: words.href(`/contacten?blz=${to}`),
    label: words.t('list.pageLink', { page: to }),
  });
  return (
    <Pager
      locale={words.locale}
      {...(page > 1 && { previous: link(page - 1) })}
      {...(hasMore && { next: link(page + 1) })}
    />
  );
}

function Log(props: {
  readonly words: IdeaWords;
  readonly trail: readonly TrailEntry[];
  readonly writeEntry: Delivering['writeEntry'];
}) {
  const { words, trail, writeEntry } = props;
  const entries = trail.filter(({ event }) => event.startsWith('idea.contact-'));
  if (entries.length === 0) return <></>;
  return (
    <section class="section" aria-labelledby="verloop-kop">
      <h2 id="verloop-kop">{words.t('contacts.log')}</h2>
      <ul class="trail">
        {entries.map((entry) => (
          <li>
            <span class="small">{words.day(entry.at)}</span> {writeEntry(entry, words.locale)}
          </li>
        ))}
      </ul>
    </section>
  );
}
