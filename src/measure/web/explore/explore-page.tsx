import type { Child } from 'hono/jsx';
import { formatList } from '../../../foundation/number.ts';
import type { PageAnswer, PageContext } from '../../../site/page.ts';
import { Figure } from '../../../site/chart/figure.tsx';
import { DownloadList } from '../../../site/ui/download-list/download-list.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { hasValue } from '../../observation/observation-set.ts';
import type { View } from '../view.ts';
import { detailOf, Drawing, isDrawable } from './drawing.tsx';
import { EmptyState, setsWithFigures } from './empty-state.tsx';
import { EmbedFold } from './embed.tsx';
import { ExploreForm } from './explore-form.tsx';
import { Notes, Source } from './explore-notes.tsx';
import { ExploreTable } from './explore-table.tsx';
import { areasWithValues, figuresSeen } from './figures.ts';
import { fileHref, fileFormats } from './file-address.ts';
import { readScene, type Scene } from './scene.ts';
import { headlineOf, subtitleOf } from './sentences.ts';
import {
  explorePath,
  exploreQuery,
  exploreViews,
  type AreaChoice,
  type ExploreRemark,
  type ExploreState,
} from './state.ts';
import { isWithheld, WithheldNote } from '../withheld-note.tsx';

/** `/verken`: any indicator in any areas, periods and breakdown, in the way of looking that the address asks for. */
export async function explorePage(view: View, context: PageContext): Promise<PageAnswer> {
  const scene = await readScene(view, context);
  const query = exploreQuery(readStateOf(scene), scene.offer.terms);
  const isTidy = query === context.search.toString();
  if (!isTidy && scene.remarks.length === 0) {
    return { kind: 'redirect', path: query ? `${explorePath}?${query}` : explorePath };
  }
  const headline = headlineOf(scene);
  const { name } = view.words.indicator(scene.figures.indicator);
  const isDefault = query === '';
  const elsewhere = hasFigures(scene) ? [] : await setsWithFigures(scene);
  return {
    kind: 'page',
    section: 'indicators',
    title: isDefault ? scene.t('title') : `${name} · ${scene.t('title')}`,
    description: `${headline} ${subtitleOf(scene)}`,
    body: (
      <explore-form class="explore" data-busy={scene.t('form.busy')} data-failed={scene.t('form.failed')}>
        <div class="explore__result" id="resultaat">
          <Result scene={scene} headline={headline} elsewhere={elsewhere} />
        </div>
        <div class="explore__choices" id="keuzes">
          <ExploreForm scene={scene} />
        </div>
        <p class="sr-only" role="status" id="melding" />
      </explore-form>
    ),
  };
}

/** What the address itself says, without what was added for the visitor. */
function readStateOf({ state, offer, view }: Scene): ExploreState {
  const [first = ''] = offer.terms.areaSets;
  const isAdded = view.municipality && state.areas.length === 2 && state.areas[0] === first;
  return isAdded && state.areas[1] === view.municipality?.code ? { ...state, areas: [first] } : state;
}

/** Whether the choice has a figure to show; a scatter without its second indicator asks for one. */
function hasFigures({ figures, state }: Scene): boolean {
  return (
    areasWithValues(figures).length > 0 && (state.view === 'scatter' || figuresSeen(figures, state.view).some(hasValue))
  );
}

interface ResultProps {
  readonly scene: Scene;
  readonly headline: string;
  readonly elsewhere: readonly AreaChoice[];
}

function Result({ scene, headline, elsewhere }: ResultProps) {
  const { remarks } = scene;
  return (
    <>
      <div class="explore__head">
        <Tag>{scene.t('title')}</Tag>
        <h1>{headline}</h1>
      </div>
      {remarks.length > 0 && <UnknownNotice scene={scene} remarks={remarks} />}
      <ViewTabs scene={scene} />
      <p class="explore__jump">
        <a href="#keuzes">{scene.t('form.jump')}</a>
      </p>
      {hasFigures(scene) ? (
        <ResultFigure scene={scene} headline={headline} />
      ) : (
        <EmptyState scene={scene} elsewhere={elsewhere} />
      )}
    </>
  );
}

/** What the address says that is not known here, and what may have been meant. */
function UnknownNotice({ scene, remarks }: { scene: Scene; remarks: readonly ExploreRemark[] }) {
  const { t, view } = scene;
  const nameOf = (id: string): string => {
    const indicator = view.release.findIndicator(id);
    if (indicator) return view.words.indicator(indicator).name;
    return view.release.geography.find(id)?.name[view.locale] ?? id;
  };
  return (
    <Notice locale={view.locale} kind="warning" title={t('unknown.title')}>
      <ul class="plain-list">
        {remarks.map(({ parameter, written, near }) => (
          <li>
            {t('unknown.value', { field: t(`field.${parameter}`), written })}{' '}
            {near.length > 0 && t('unknown.near', { names: near.map(nameOf).join(', ') })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The ways of looking, as links; the address keeps all else that was chosen. */
function ViewTabs({ scene }: { scene: Scene }) {
  const { t, state } = scene;
  return (
    <nav class="view-tabs" aria-label={t('views.label')}>
      <ul>
        {exploreViews.map((each) => (
          <li>
            <a
              href={scene.hrefOf({ ...state, view: each })}
              aria-current={each === state.view ? 'true' : undefined}
              {...noFollow(scene)}
            >
              {t(`view.${each}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Robots follow the ways of looking at the first figure only: of the others there is no end. */
function noFollow({ state, offer }: Scene): { readonly rel?: 'nofollow' } {
  const { second: _second, view: _view, ...rest } = state;
  const isFirst = exploreQuery({ ...rest, view: 'line' }, offer.terms) === '';
  return isFirst ? {} : { rel: 'nofollow' };
}

function ResultFigure({ scene, headline }: { scene: Scene; headline: string }) {
  const { view, state } = scene;
  const isTable = state.view === 'table';
  return (
    <>
      <Figure
        locale={view.locale}
        id="figuur"
        headline={figureName(scene)}
        subtitle={[subtitleOf(scene), detailOf(scene)].filter(Boolean).join(' ')}
        note={<Notes scene={scene} />}
        source={<Source scene={scene} />}
        {...(!isTable && { table: <ExploreTable scene={scene} /> })}
      >
        {isTable ? <ExploreTable scene={scene} /> : <DrawingOrState scene={scene} headline={headline} />}
      </Figure>
      <TakeAlong scene={scene} headline={headline} />
    </>
  );
}

/** The indicator by name, or both. */
function figureName({ figures, view }: Scene): string {
  const { indicator, second } = figures;
  const names = (second ? [indicator, second] : [indicator]).map((each) => view.words.indicator(each).name);
  return formatList(view.locale, names);
}

function DrawingOrState({ scene, headline }: { scene: Scene; headline: string }): Child {
  const { t, view, figures, state } = scene;
  if (isDrawable(scene)) return <Drawing scene={scene} headline={headline} />;
  const { words } = view;
  const names = figures.second && {
    one: words.indicator(figures.indicator).name,
    other: words.indicator(figures.second).name,
  };
  return (
    <State locale={view.locale} kind="empty" headingLevel={3}>
      {state.view === 'scatter' ? (
        <p>{names ? t('scatter.apart', names) : t('scatter.choose')}</p>
      ) : (
        <p>{t('empty.text', { name: words.indicator(figures.indicator).name })}</p>
      )}
    </State>
  );
}

/** Files, citation and code to embed. */
function TakeAlong({ scene, headline }: { scene: Scene; headline: string }) {
  const { t, view, figures, state } = scene;
  const publishers = figuresSeen(figures, state.view).map(({ provenance }) => provenance.publisher);
  const formats = fileFormats.filter(({ isDrawing }) =>
    isDrawing ? isDrawable(scene) : !isWithheld(view, publishers),
  );
  return (
    <section class="take-along" aria-labelledby="meenemen">
      <h2 id="meenemen">{t('files.title')}</h2>
      <DownloadList
        locale={view.locale}
        files={formats.map(({ ending, format }) => ({ href: fileHref(scene, ending), format }))}
        {...noFollow(scene)}
      />
      <WithheldNote view={view} publishers={publishers} />
      <details class="fold">
        <summary>{t('cite.title')}</summary>
        <p class="figure__citation">{citationOf(scene)}</p>
      </details>
      {isDrawable(scene) && <EmbedFold scene={scene} headline={headline} />}
    </section>
  );
}

/** How to refer to what is shown: name, publishers, release and the address that shows it. */
function citationOf(scene: Scene): string {
  const { view, figures, state, origin } = scene;
  const publishers = new Set(figuresSeen(figures, state.view).map(({ provenance }) => provenance.publisher));
  return view.words.t('indicator.citation', {
    name: view.words.indicator(figures.indicator).name,
    publishers: [...publishers].toSorted().join('; '),
    region: view.release.plan.region[view.locale],
    release: view.release.manifest.id,
    url: origin + scene.hrefOf(state),
  });
}
