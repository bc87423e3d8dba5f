import type { PageContent } from '../page.ts';
import type { Locale } from '../../foundation/locale.ts';
import type { Specimen } from './example.ts';
import { specimens } from './specimens.ts';
import { siteText } from '../texts.ts';

/** `/stijl`: every component in every state, for who builds pages and for the accessibility tests. */
export function galleryPage(locale: Locale): PageContent {
  const t = siteText(locale);
  return {
    kind: 'page',
    title: t('style.title'),
    description: t('style.lead'),
    body: (
      <>
        <h1>{t('style.title')}</h1>
        <p class="lead">{t('style.lead')}</p>
        {specimens.map((specimen) => (
          <SpecimenSection specimen={specimen} />
        ))}
      </>
    ),
  };
}

function SpecimenSection({ specimen }: { specimen: Specimen }) {
  const id = `stijl-${specimen.component}`;
  return (
    <section class="gallery__component" aria-labelledby={id} lang="nl">
      <h2 id={id}>{specimen.component}</h2>
      <div class={`gallery__examples${specimen.isWide ? ' gallery__examples--wide' : ''}`}>
        {specimen.examples.map((example) => (
          <div>
            <p class="gallery__name">{example.name}</p>
            {example.view()}
          </div>
        ))}
      </div>
    </section>
  );
}
