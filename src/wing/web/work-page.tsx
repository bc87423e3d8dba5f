import type { Child } from 'hono/jsx';
import type { LiveContext } from '../../site/live.ts';
import type { AnswerHeaders, PageContent } from '../../site/page.ts';
import { Breadcrumbs } from '../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { ErrorSummary } from '../../site/ui/error-summary/error-summary.tsx';
import { Notice } from '../../site/ui/notice/notice.tsx';
import type { FormErrors } from '../../site/form.ts';
import { wingText } from '../texts.ts';

/** A page on which somebody works: one thing each. */
export interface WorkPage {
  readonly title: string;
  readonly lead?: string;
  /** Pages above it, by path without a language prefix. */
  readonly above?: readonly { readonly path: string; readonly label: string }[];
  /** What was just done, said on top. */
  readonly done?: string;
  /** Texts of what is wrong, by field; the page then answers 422. */
  readonly errors?: Readonly<Partial<Record<string, string>>>;
  readonly status?: PageContent['status'];
  readonly headers?: AnswerHeaders;
  readonly children?: Child;
}

/** Draws it: where one is, the title, what is wrong or was done, and the page's own part. */
export function workPage({ locale, href }: LiveContext, page: WorkPage): PageContent {
  const { title, lead, above = [], done, errors = {}, headers } = page;
  const isWrong = Object.values(errors).some(Boolean);
  const status = page.status ?? (isWrong ? 422 : 200);
  return {
    kind: 'page',
    title,
    description: lead ?? title,
    status,
    ...(headers && { headers }),
    body: (
      <div class="work-page">
        {above.length > 0 && (
          <Breadcrumbs locale={locale} items={above.map(({ path, label }) => ({ href: href(path), label }))} />
        )}
        <ErrorSummary locale={locale} errors={errors} />
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
