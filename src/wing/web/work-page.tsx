import type { Child } from 'hono/jsx';
import type { LiveContext } from '../../site/live.ts';
import type { AnswerHeaders, PageContent, PageLink } from '../../site/page.ts';
import { Breadcrumbs } from '../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { ErrorSummary } from '../../site/ui/error-summary/error-summary.tsx';
import { Notice } from '../../site/ui/notice/notice.tsx';
import type { FormErrors } from '../../site/form.ts';
import { wingText } from '../texts.ts';

/** A page on which somebody works: one thing each. */
export interface WorkPage {
  readonly title: string;
  /** What sort of page it is, or how far one is, small above the title. */
  readonly eyebrow?: Child;
  readonly lead?: string;
  /** Pages above it, by path without a language prefix. */
  readonly above?: readonly PageLink[];
  /** What was just done, said on top; when absent, that it was done. */
  readonly done?: string;
  /** Texts of what is wrong, by field; the page then answers 422. */
  readonly errors?: Readonly<Partial<Record<string, string>>>;
  readonly status?: PageContent['status'];
  /** The entry of the main menu that it belongs to. */
  readonly section?: string;
  /** Whether it is as wide as the window, for tables and for what stands side by side. */
  readonly isWide?: boolean;
  readonly headers?: AnswerHeaders;
  readonly children?: Child;
}

/** What is known of a visit where a page is drawn. */
type Visitor = Pick<LiveContext, 'locale' | 'href'> & Partial<Pick<LiveContext, 'done'>>;

/** Draws it: where one is, the title, what is wrong or was done, and the page's own part. */
export function workPage(visit: Visitor, page: WorkPage): PageContent {
  const { locale, href } = visit;
  const { title, eyebrow, lead, above = [], errors = {}, headers, section, isWide } = page;
  const done = page.done ?? (visit.done !== undefined ? wingText(locale)('done.kept') : undefined);
  const isWrong = Object.values(errors).some(Boolean);
  const status = page.status ?? (isWrong ? 422 : 200);
  return {
    kind: 'page',
    title,
    description: lead ?? title,
    status,
    ...(headers && { headers }),
    ...(section && { section }),
    body: (
      <div class={isWide ? 'work-page work-page--wide' : 'work-page'}>
        {above.length > 0 && (
          <Breadcrumbs locale={locale} items={above.map(({ path, label }) => ({ href: href(path), label }))} />
        )}
        <ErrorSummary locale={locale} errors={errors} />
        {eyebrow && <div class="work-page__eyebrow">{eyebrow}</div>}
        <h1>{title}</h1>
        {done && (
          <Notice locale={locale} kind="info" title={wingText(locale)('done')}>
            <p>{done}</p>
          </Notice>
        )}
        {lead && <p class="lead">{lead}</p>}
        {page.children}
      </div>
    ),
  };
}

/** The texts of what is wrong with a form, by its message keys. */
export function errorTexts<Key extends string>(
  write: (key: Key) => string,
  errors: FormErrors<Key>,
): Readonly<Partial<Record<string, string>>> {
  return Object.fromEntries(Object.entries<Key | undefined>(errors).map(([name, key]) => [name, key && write(key)]));
}
