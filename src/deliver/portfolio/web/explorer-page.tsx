import { dayOf } from '../../../foundation/clock-words.ts';
import type { Delivering } from '../../delivering.ts';
import { localePath } from '../../../site/address.ts';
import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { Pager } from '../../../site/ui/pager/pager.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import type { PageVisit } from '../../../wing/route.ts';
import {
  explorerHref,
  explorerParameters,
  explorerViews,
  readExplorerState,
  withChoice,
  type ExplorerState,
} from '../explorer.ts';
import {
  explorerPageSize,
  findNumbers,
  findProjects,
  organisationNames,
  type FoundProject,
  type Matching,
} from '../explorer-store.ts';
import { countFacets, type FacetCounts } from '../facet-table.ts';
import { facetKinds } from '../index-entry.ts';
import { ProjectDownloads } from '../../exchange/web/downloads.tsx';
import { choicesForm, ExplorerChoices, shownValues } from './explorer-choices.tsx';
import { ProjectList, ProjectMap, ProjectTimeline } from './explorer-results.tsx';
import { listRounds } from '../../round/round-store.ts';
import { roundState, type Round } from '../../round/round.ts';
import { OpenRounds } from '../../round/web/open-rounds.tsx';
import { WholePlan } from './whole-plan.tsx';
import { portfolioWords, type PortfolioWords } from './words.ts';

/** All that the explorer shows for one state. */
interface Exploration {
  readonly delivering: Delivering;
  readonly words: PortfolioWords;
  readonly state: ExplorerState;
  readonly matching: Matching;
  readonly facets: FacetCounts;
  readonly projects: readonly FoundProject[];
  readonly leads: ReadonlyMap<string, string>;
  readonly rounds: readonly Round[];
  readonly lastPage: number;
  readonly today: string;
}

/** `/projecten`: every project that whoever asks may see, to search, narrow down, and see as list, in time or on a map. */
export async function explorerPage(visit: PageVisit, delivering: Delivering): Promise<PageContent> {
  const words = portfolioWords(delivering.plan, visit.locale);
  const explored = await explore(visit, delivering, words);
  const { state, facets } = explored;
  const isNarrowed = state.query !== '' || facetKinds.some((kind) => state.chosen[kind].length > 0);
  const title = words.t(isNarrowed ? 'explorer.headline.found' : 'explorer.headline', { total: facets.total });
  return {
    kind: 'page',
    section: 'projects',
    title: words.t('explorer.title'),
    description: words.t('explorer.description'),
    body: (
      <div class="explore">
        <div class="explore__result">
          <Head explored={explored} title={title} isNarrowed={isNarrowed} />
          <Results explored={explored} />
          <section class="section" aria-labelledby="bestanden">
            <h2 id="bestanden">{words.t('explorer.files')}</h2>
            <ProjectDownloads locale={visit.locale} href={visit.href} />
          </section>
        </div>
        <ExplorerChoices words={words} state={state} facets={facets} leads={explored.leads} />
      </div>
    ),
  };
}

async function explore(visit: PageVisit, delivering: Delivering, words: PortfolioWords): Promise<Exploration> {
  const asked = readExplorerState(visit.search);
  return visit.as<unknown, Exploration>(async (database) => {
    const found = await findNumbers(database, asked.query);
    const facets = countFacets(await delivering.portfolio.facetsAt(found.version), found.numbers, asked.chosen);
    const lastPage = Math.max(1, Math.ceil(facets.total / explorerPageSize));
    const state = { ...asked, page: Math.min(asked.page, lastPage) };
    const projects =
      state.view === 'map' || facets.total === 0 ? [] : await findProjects(database, state, found.matching);
    const leads = await organisationNames(database, shownValues(state, facets, 'lead'));
    return {
      delivering,
      words,
      state,
      matching: found.matching,
      facets,
      projects,
      leads,
      rounds: (await listRounds(database)).filter((round) => roundState(round, delivering.now()) === 'open'),
      lastPage,
      today: dayOf(delivering.now()),
    };
  });
}

function Head({ explored, title, isNarrowed }: { explored: Exploration; title: string; isNarrowed: boolean }) {
  const { words, state, delivering, matching } = explored;
  const { t, locale } = words;
  return (
    <div class="explore__head">
      <Breadcrumbs
        locale={locale}
        items={[{ href: localePath(locale, '/'), label: delivering.plan.plan().name[locale] }]}
      />
      <h1>{title}</h1>
      {!isNarrowed && <p class="lead">{t('explorer.lead')}</p>}
      {!isNarrowed && <WholePlan words={words} programme={delivering.programme} />}
      <OpenRounds locale={locale} rounds={explored.rounds} />
      <SearchField words={words} query={state.query} />
      {matching === 'likeness' && explored.facets.total > 0 && (
        <Notice locale={locale} kind="info">
          <p>{t('explorer.likeness', { query: state.query })}</p>
        </Notice>
      )}
      <Chosen explored={explored} />
      <p class="explore__jump">
        <a href="#keuzes">{t('explorer.choices')}</a>
      </p>
      <Views words={words} state={state} />
    </div>
  );
}

/** Belongs to the form of the choices, so that neither loses the other. */
function SearchField({ words: { t }, query }: { words: PortfolioWords; query: string }) {
  return (
    <div class="project-search">
      <label for="zoek">{t('explorer.search')}</label>
      <p class="form-field__hint" id="zoek-hulp">
        {t('explorer.search.hint')}
      </p>
      <div class="project-search__row">
        <input
          id="zoek"
          type="search"
          name={explorerParameters.query}
          value={query}
          form={choicesForm}
          aria-describedby="zoek-hulp"
          autocomplete="off"
        />
        <button class="button" form={choicesForm}>
          {t('explorer.search.button')}
        </button>
      </div>
    </div>
  );
}

/** What was chosen, each a link that takes it away. */
function Chosen({ explored: { words, state, leads } }: { explored: Exploration }) {
  const { t, locale } = words;
  const chosen = facetKinds.flatMap((kind) => state.chosen[kind].map((value) => ({ kind, value })));
  if (chosen.length === 0 && !state.query) return null;
  return (
    <nav class="chosen-facets" aria-label={t('explorer.chosen')}>
      <ul>
        {chosen.map(({ kind, value }) => {
          const label = (kind === 'lead' && leads.get(value)) || words.facet(kind, value);
          return (
            <li>
              <a
                class="tag"
                href={localePath(locale, explorerHref(withChoice(state, kind, value, false)))}
                rel="nofollow"
                aria-label={t('explorer.chosen.remove', { label })}
              >
                {label} <span aria-hidden="true">×</span>
              </a>
            </li>
          );
        })}
        <li>
          <a href={localePath(locale, '/projecten')}>{t('explorer.chosen.clear')}</a>
        </li>
      </ul>
    </nav>
  );
}

/** Robots follow the ways of looking at all projects only: of combined choices there is no end. */
function hasChoice({ chosen, query }: ExplorerState): boolean {
  return query !== '' || facetKinds.some((kind) => chosen[kind].length > 0);
}

function Views({ words: { t, locale }, state }: { words: PortfolioWords; state: ExplorerState }) {
  return (
    <nav class="view-tabs" aria-label={t('explorer.views')}>
      <ul>
        {explorerViews.map((view) => (
          <li>
            <a
              href={localePath(locale, explorerHref({ ...state, view, page: 1 }))}
              {...(hasChoice(state) && { rel: 'nofollow' })}
              aria-current={view === state.view ? 'true' : undefined}
            >
              {t(`explorer.view.${view}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Results({ explored }: { explored: Exploration }) {
  const { words, state, facets, projects, delivering, today } = explored;
  const { t, locale } = words;
  const plan = delivering.plan.plan();
  if (facets.total === 0) {
    const isAll = explorerHref({ ...state, sort: 'newest', view: 'list', page: 1 }) === '/projecten';
    return (
      <State locale={locale} kind="empty" headingLevel={2}>
        <p>{t(isAll ? 'explorer.none.yet' : 'explorer.none')}</p>
      </State>
    );
  }
  return (
    <>
      {state.view === 'list' && <ProjectList words={words} plan={plan} today={today} projects={projects} />}
      {state.view === 'timeline' && <ProjectTimeline words={words} today={today} projects={projects} />}
      {state.view === 'map' && (
        <ProjectMap
          words={words}
          state={state}
          facets={facets}
          municipalities={delivering.plan.municipalities(locale)}
        />
      )}
      <Pages explored={explored} />
      <p>
        <a href={localePath(locale, '/portefeuille')}>{t('explorer.portfolio')}</a>
      </p>
    </>
  );
}

function Pages({ explored: { words, state, lastPage } }: { explored: Exploration }) {
  const { t, locale } = words;
  if (state.view === 'map' || lastPage === 1) return null;
  const link = (page: number) => ({
    href: localePath(locale, explorerHref({ ...state, page })),
    label: t('explorer.page', { page, pages: lastPage }),
  });
  return (
    <Pager
      locale={locale}
      {...(state.page > 1 && { previous: link(state.page - 1) })}
      {...(state.page < lastPage && { next: link(state.page + 1) })}
    />
  );
}
