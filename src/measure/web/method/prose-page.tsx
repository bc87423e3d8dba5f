import type { PageContent } from '../../../site/page.ts';
import { AnchorList } from '../../../site/ui/anchor-list/anchor-list.tsx';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { homeCrumb } from '../home-crumb.ts';
import type { MeasureMessage } from '../texts.ts';
import type { View } from '../view.ts';
import { methodText } from './texts.ts';

/** A part of a page in running text. */
interface ProseSection {
  readonly id: string;
  readonly title: string;
  /** Paragraphs, an empty line between them. */
  readonly text: string;
}

const methodSections = [
  'bronnen',
  'berekend',
  'kloof',
  'verloop',
  'zeker',
  'streefdoelen',
  'vaststellingen',
  'uitgaven',
] as const;

/** `/methode`: how an official figure becomes a sentence. */
export function methodPage(view: View): PageContent {
  const t = methodText(view.locale);
  const benchmark = view.words.area(view.benchmark);
  const sections = methodSections.map((id) => ({
    id,
    title: t(`method.${id}.title`),
    text: t(`method.${id}.text`, { benchmark }),
  }));
  return prosePage(view, { title: 'method.title', lead: 'method.lead', section: 'indicators' }, sections);
}

function prosePage(
  view: View,
  page: { readonly title: MeasureMessage; readonly lead?: MeasureMessage; readonly section?: string },
  sections: readonly ProseSection[],
): PageContent {
  const { words, locale } = view;
  const title = words.t(page.title);
  return {
    kind: 'page',
    title,
    description: page.lead ? words.t(page.lead) : title,
    ...(page.section && { section: page.section }),
    body: (
      <div class="prose">
        <div class="page-head">
          <Breadcrumbs locale={locale} items={[homeCrumb(view)]} />
          <h1>{title}</h1>
          {page.lead && <p class="lead">{words.t(page.lead)}</p>}
        </div>
        <AnchorList locale={locale} items={sections.map(({ id, title: label }) => ({ id, label }))} />
        {sections.map(({ id, title: heading, text }) => (
          <section class="prose__section" id={id} aria-labelledby={`${id}-kop`}>
            <h2 id={`${id}-kop`}>{heading}</h2>
            {text.split('\n\n').map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </section>
        ))}
      </div>
    ),
  };
}
