import type { PageContent } from '../../../site/page.ts';
import { AnchorList } from '../../../site/ui/anchor-list/anchor-list.tsx';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { homeCrumb } from '../home-crumb.ts';
import { accessibilityProse, methodProse, type ProseSection } from './prose.ts';
import type { View } from '../view.ts';
import type { MeasureMessage } from '../texts.ts';

/** `/methode`: how an official figure becomes a sentence. */
export function methodPage(view: View): PageContent {
  return prosePage(view, { title: 'method.title', lead: 'method.lead', section: 'method' }, methodProse[view.locale]);
}

/** `/toegankelijkheid`: the accessibility statement. */
export function accessibilityPage(view: View): PageContent {
  return prosePage(view, { title: 'accessibility.title' }, accessibilityProse[view.locale]);
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
        {sections.map(({ id, title: heading, paragraphs }) => (
          <section class="prose__section" id={id} aria-labelledby={`${id}-kop`}>
            <h2 id={`${id}-kop`}>{heading}</h2>
            {paragraphs.map((text) => (
              <p>{text.replaceAll('{benchmark}', words.area(view.benchmark))}</p>
            ))}
          </section>
        ))}
      </div>
    ),
  };
}
