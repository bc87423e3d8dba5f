import type { Delivering } from '../../delivering.ts';
import type { Child } from 'hono/jsx';
import { organisationsFor } from '../../../wing/permission.ts';
import type { PageVisit } from '../../../wing/route.ts';
import type { PageContent } from '../../../site/page.ts';
import { FormField } from '../../../site/ui/form-field/form-field.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { Pager } from '../../../site/ui/pager/pager.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import { searchIdeas, type IdeaFacet, type IdeasFound } from '../idea-search-store.ts';
import { namedOrganisations, type NamedOrganisation } from '../own-organisation-store.ts';
import { IdeaCard } from './idea-card.tsx';
import { listPath, readListState, searchOf, type ListState } from './list-state.ts';
import { wordsOf, type IdeaWords } from './idea-words.ts';

const perPage = 12;

/** `/ideeen`: every idea in sight, to search and narrow down. */
export async function ideaListPage(visit: PageVisit, delivering: Delivering): Promise<PageContent> {
  const words = wordsOf(visit, delivering);
  const state = readListState(visit.query, words);
  const lines = words.plan.ambitions.map(({ id, actions }) => ({ id, actions: actions.map((action) => action.id) }));
  const [found, mine] = await visit.as(async (database) => [
    await searchIdeas(database, searchOf(state, words), lines, {
      limit: perPage,
      offset: (state.page - 1) * perPage,
    }),
    await namedOrganisations(database, organisationsFor(visit.actor, 'idea.partner')),
  ]);
  const isSignedIn = visit.actor.kind === 'person';
  const title = words.t('list.title', { region: words.region });
  return {
    kind: 'page',
    title,
    description: words.t('list.description'),
    section: 'ideas',
    feed: { href: words.href('/ideeen/feed.xml'), title },
    body: (
      <>
        <Head words={words} found={found} state={state} mine={mine} isSignedIn={isSignedIn} />
        {isBare(state) && found.total === 0 ? (
          <NoIdeas words={words} />
        ) : (
          <div class="facet-layout">
            <Facets words={words} found={found} state={state} />
            <Results words={words} found={found} state={state} />
          </div>
        )}
      </>
    ),
  };
}

/** Whether nothing was asked. */
function isBare({ words, line, action, theme, municipality }: ListState): boolean {
  return !words && !line && !action && !theme && !municipality;
}

interface ListProps {
  readonly words: IdeaWords;
  readonly found: IdeasFound;
  readonly state: ListState;
}

function Head(props: ListProps & { readonly mine: readonly NamedOrganisation[]; readonly isSignedIn: boolean }) {
  const { words, found, state, mine, isSignedIn } = props;
  const { t, href } = words;
  return (
    <header class="page-head">
      <h1>{t('list.title', { region: words.region })}</h1>
      {isBare(state) && <p class="lead">{t('list.lead', { count: found.total })}</p>}
      <p class="button-row">
        <a class="button" href={href('/ideeen/nieuw')}>
          {t('list.propose')}
        </a>
        {mine.map(({ name, slug }) => (
          <a href={href(`/ideeen/voor/${slug}`)}>{t('list.forMine', { organisation: name })}</a>
        ))}
        {isSignedIn && <a href={href('/contacten')}>{t('list.contacts')}</a>}
      </p>
    </header>
  );
}

function NoIdeas({ words: { t, locale, region } }: { readonly words: IdeaWords }) {
  return (
    <State locale={locale} kind="empty" headingLevel={2}>
      <p>{t('list.empty')}</p>
      <p>{t('list.emptyText', { region })}</p>
    </State>
  );
}

function Facets({ words, found, state }: ListProps) {
  const { t, locale } = words;
  return (
    <div class="facets">
      <form class="form-field facets__search" method="get" action={words.href('/ideeen')} role="search">
        <FormField
          id="zoek-idee"
          name="zoek"
          type="search"
          label={t('list.search')}
          hint={t('list.searchHint')}
          value={state.words}
        />
        {listHiddenFields(state).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button">{t('list.searchButton')}</button>
      </form>
      <nav aria-label={t('list.narrow')}>
        {(['line', 'action', 'theme', 'municipality'] as const).map((facet) => (
          <FacetList words={words} found={found} state={state} facet={facet} />
        ))}
      </nav>
      <p class="small">
        <a href={words.href('/ideeen/feed.xml')} hreflang={locale}>
          {t('list.follow')}
        </a>
      </p>
    </div>
  );
}

function listHiddenFields(state: ListState): readonly (readonly [string, string])[] {
  const query = new URLSearchParams(listPath({ ...state, words: '', page: 1 }).split('?')[1] ?? '');
  return [...query];
}

/** A choice of one: each value with how many ideas it would leave. */
function FacetList({ words, found, state, facet }: ListProps & { readonly facet: IdeaFacet }) {
  const counts = found.facets.filter((each) => each.facet === facet);
  if (counts.length === 0) return <></>;
  const chosen = state[facet];
  const order = facet === 'line' || facet === 'action' ? counts.toSorted((a, b) => inOrder(a.value, b.value)) : counts;
  return (
    <details class="facet" open={facet === 'line' || chosen !== undefined}>
      <summary>{words.t(`facet.${facet}`)}</summary>
      <ul>
        {order.map(({ value, count }) => (
          <li>
            <a
              href={words.href(listPath({ ...state, page: 1, [facet]: value === chosen ? undefined : value }))}
              {...(value === chosen && { 'aria-current': 'true' as const })}
            >
              {facetLabel(words, facet, value)}
            </a>{' '}
            <span class="facet__count">{count}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'nl', { numeric: true });
}

function facetLabel(words: IdeaWords, facet: IdeaFacet, value: string): string {
  switch (facet) {
    case 'line': {
      const title = words.plan.ambitions.find(({ id }) => id === value)?.title[words.locale] ?? value;
      return words.t('facet.lineLabel', { id: value, title });
    }
    case 'action':
      return words.action(value);
    case 'municipality':
      return words.municipality(value);
    case 'theme':
      return value;
  }
}

function Results({ words, found, state }: ListProps) {
  const { t, locale } = words;
  const pages = Math.max(1, Math.ceil(found.total / perPage));
  return (
    <section class="results" aria-labelledby="gevonden">
      <h2 id="gevonden">{t('list.found', { count: found.total })}</h2>
      <Chosen words={words} state={state} />
      {found.isAlike && (
        <Notice locale={locale} kind="info">
          <p>{t('list.alike')}</p>
        </Notice>
      )}
      {found.total === 0 && (
        <p>
          {t('list.nothing')} <a href={words.href('/ideeen')}>{t('list.clear')}</a>
        </p>
      )}
      <ul class="idea-cards">
        {found.ideas.map((idea) => (
          <li>
            <IdeaCard words={words} idea={idea} />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <>
          <p class="small">{t('list.page', { page: state.page, pages })}</p>
          <Pages words={words} state={state} pages={pages} />
        </>
      )}
    </section>
  );
}

function Pages({
  words,
  state,
  pages,
}: {
  readonly words: IdeaWords;
  readonly state: ListState;
  readonly pages: number;
}) {
  const link = (page: number): { href: string; label: string } => ({
    href: words.href(listPath({ ...state, page })),
    label: words.t('list.pageLink', { page }),
  });
  return (
    <Pager
      locale={words.locale}
      {...(state.page > 1 && { previous: link(Math.min(state.page - 1, pages)) })}
      {...(state.page < pages && { next: link(state.page + 1) })}
    />
  );
}

function Chosen({ words, state }: { readonly words: IdeaWords; readonly state: ListState }): Child {
  const facets = (['line', 'action', 'theme', 'municipality'] as const).filter((facet) => state[facet] !== undefined);
  if (facets.length === 0) return <></>;
  return (
    <p class="button-row">
      <span class="small">{words.t('list.chosen')}</span>
      {facets.map((facet) => {
        const label = facetLabel(words, facet, state[facet] ?? '');
        return (
          <a
            class="tag"
            href={words.href(listPath({ ...state, page: 1, [facet]: undefined }))}
            aria-label={words.t('list.remove', { label })}
          >
            {label} <span aria-hidden="true">×</span>
          </a>
        );
      })}
    </p>
  );
}
