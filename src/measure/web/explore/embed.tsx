import type { PageAnswer, PageContext } from '../../../site/page.ts';
import { State } from '../../../site/ui/state/state.tsx';
import type { View } from '../view.ts';
import { detailOf, Drawing, isDrawable } from './drawing.tsx';
import { ExploreTable } from './explore-table.tsx';
import { figuresSeen } from './figures.ts';
import { readScene, sharedState, type Scene } from './scene.ts';
import { headlineOf, subtitleOf } from './sentences.ts';
import { exploreHref } from './state.ts';
import { siteText } from '../../../site/texts.ts';

export const embedPath = '/verken/insluiten';

/** The code with which another site shows a scene, to copy. */
export function EmbedFold({ scene, headline }: { scene: Scene; headline: string }) {
  const { t, view } = scene;
  return (
    <details class="fold">
      <summary>{t('embed.title')}</summary>
      <p>{t('embed.text')}</p>
      <copy-text class="embed-code" data-copy={t('embed.copy')} data-copied={t('embed.copied')}>
        <label for="insluiten">{t('embed.label')}</label>
        <textarea id="insluiten" readonly rows={4} lang={view.locale}>
          {embedCode(scene, headline)}
        </textarea>
      </copy-text>
    </details>
  );
}

/** An `<iframe>` with a title of its own, as tall as the drawing is on a page of usual width. */
function embedCode(scene: Scene, headline: string): string {
  const address = scene.origin + scene.view.href(exploreHref(sharedState(scene), scene.offer.terms, embedPath));
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${escaped(address)}" title="${escaped(headline)}" width="100%" height="640" loading="lazy"></iframe>`;
}

/** `/verken/insluiten`: the drawing alone with its sentence, source and a way back, for other sites. */
export async function embedPage(view: View, context: PageContext): Promise<PageAnswer> {
  const scene = await readScene(view, context);
  const headline = headlineOf(scene);
  return {
    kind: 'page',
    isBare: true,
    title: headline,
    description: subtitleOf(scene),
    body: <Embedded scene={scene} headline={headline} />,
  };
}

function Embedded({ scene, headline }: { scene: Scene; headline: string }) {
  const { t, view } = scene;
  const site = `${siteText(view.locale)('site.name')} ${view.release.plan.region[view.locale]}`;
  return (
    <article class="embedded">
      <h1 class="figure__headline">{headline}</h1>
      <p class="figure__subtitle">{[subtitleOf(scene), detailOf(scene)].filter(Boolean).join(' ')}</p>
      <EmbeddedBody scene={scene} headline={headline} />
      <p class="small">
        {sourceOf(scene)}{' '}
        <a href={scene.hrefOf(sharedState(scene))} target="_blank" rel="noopener">
          {t('embed.open', { site })}
        </a>
      </p>
    </article>
  );
}

function EmbeddedBody({ scene, headline }: { scene: Scene; headline: string }) {
  if (isDrawable(scene)) return <Drawing scene={scene} headline={headline} />;
  if (scene.state.view === 'table') return <ExploreTable scene={scene} />;
  return <State locale={scene.view.locale} kind="empty" headingLevel={2} />;
}

/** Publishers, release and address in one line, for what leaves the site. */
export function sourceLine(scene: Scene): string {
  return `${sourceOf(scene)} ${scene.origin}${scene.hrefOf(sharedState(scene))}`;
}

function sourceOf({ t, view, figures, state }: Scene): string {
  const publishers = new Set(figuresSeen(figures, state.view).map(({ provenance }) => provenance.publisher));
  return t('source.line', {
    publishers: [...publishers].toSorted((a, b) => a.localeCompare(b)).join(', '),
    region: view.release.plan.region[view.locale],
    release: view.release.manifest.id,
  });
}
