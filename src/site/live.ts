import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { locales, type Locale } from '../foundation/locale.ts';
import { localePath } from './address.ts';
import { chosenMunicipality } from './municipality-choice.ts';
import type { AnswerHeaders, Forbidden, NotFound, PageContent, PageContext, Redirect } from './page.ts';
import { clientOf } from './rate-limit.ts';
import { isSameOrigin } from './security.ts';
import { notFoundPage, originOf, refusedPage, writePage, type Frame } from './written-page.tsx';

/** What a page for whoever asks is made from. */
export interface LiveContext extends PageContext {
  readonly request: Request;
  /** The address that the request came from, of IPv6 the network. */
  readonly client: string;
}

/** What a form's act has to go on. */
export interface PostContext extends LiveContext {
  /** What was sent; a field that is absent was not. */
  readonly form: FormData;
}

/** A file made for whoever asks. */
export interface LiveFile {
  readonly kind: 'file';
  /** Media type with its character set. */
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly fileName: string;
  /** Whether it is read in place, as a feed is, instead of kept. */
  readonly isInline?: boolean;
}

/** What a live page or a form answers. */
export type LiveAnswer = PageContent | NotFound | Redirect | Forbidden | LiveFile;
export type LiveRender = (context: LiveContext) => LiveAnswer | Promise<LiveAnswer>;
export type PostAct = (context: PostContext) => LiveAnswer | Promise<LiveAnswer>;

/** The most that a form may send, files included. */
const maxFormBytes = 25 * 1024 * 1024;

export function addLivePage(app: Hono, frame: Frame, path: string, render: LiveRender): void {
  for (const locale of locales) {
    app.get(localePath(locale, path), async (c) => {
      const answer = await render(liveContext(c, frame, locale));
      return answerLive(c, frame, locale, answer);
    });
  }
}

/** Takes forms from the site's own pages only, whole and of bounded size. */
export function addPost(app: Hono, frame: Frame, path: string, act: PostAct): void {
  const limit = bodyLimit({ maxSize: maxFormBytes, onError: (c) => refusedPage(c, frame, 'large') });
  for (const locale of locales) {
    app.post(localePath(locale, path), limit, async (c) => {
      const host = c.req.header('host') ?? new URL(c.req.url).host;
      if (!isSameOrigin({ origin: c.req.header('origin'), host })) return refusedPage(c, frame);
      const form = await readFormData(c);
      if (!form) return refusedPage(c, frame, 'broken');
      const answer = await act({ ...liveContext(c, frame, locale), form });
      return answerLive(c, frame, locale, answer);
    });
  }
}

/** `undefined` when it is no form, or broke off on the way. */
async function readFormData(c: Context): Promise<FormData | undefined> {
  try {
    return await c.req.formData();
  } catch {
    return undefined;
  }
}

function liveContext(c: Context, frame: Frame, locale: Locale): LiveContext {
  const municipality = chosenMunicipality(c, frame.municipalities());
  return {
    locale,
    params: c.req.param(),
    query: c.req.query(),
    search: new URL(c.req.url).searchParams,
    origin: originOf(c),
    ...(municipality && { municipality: municipality.id }),
    href: (path) => localePath(locale, path),
    request: c.req.raw,
    client: clientOf(c, frame.trustProxy ?? false),
  };
}

async function answerLive(c: Context, frame: Frame, locale: Locale, answer: LiveAnswer): Promise<Response> {
  c.header('Cache-Control', 'private, no-store');
  switch (answer.kind) {
    case 'not-found':
      return notFoundPage(c, frame, answer);
    case 'forbidden':
      return refusedPage(c, frame, 'permission');
    case 'redirect':
      addHeaders(c, answer.headers);
      return c.redirect(localePath(locale, answer.path), c.req.method === 'POST' ? 303 : 302);
    case 'file':
      c.header('Content-Type', answer.type);
      c.header(
        'Content-Disposition',
        `${answer.isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
      );
      return c.body(answer.body);
    case 'page':
      addHeaders(c, answer.headers);
      return c.html(await writePage(c, frame, locale, answer), answer.status ?? 200);
  }
}

function addHeaders(c: Context, headers: AnswerHeaders = []): void {
  for (const [name, value] of headers) c.header(name, value, { append: true });
}
