import type { Context, Hono } from 'hono';
import type { MakeFile } from '../foundation/file-order.ts';
import { locales, type Locale } from '../foundation/locale.ts';
import { localePath, localTarget } from './address.ts';
import { readFields, type Unread } from './body.ts';
import { markDone, markedDone, takeMark } from './done-mark.ts';
import { chosenMunicipality } from './municipality-choice.ts';
import type { AnswerHeaders, Forbidden, NotFound, PageContent, PageContext, Redirect } from './page.ts';
import { clientOf } from './rate-limit.ts';
import { isSameOrigin } from './security.ts';
import { originOf } from './origin.ts';
import { notFoundPage, refusedPage, writePage, type Frame } from './written-page.tsx';
import { makingFor } from './worker/making.ts';

/** What a page for whoever asks is made from. */
export interface LiveContext extends PageContext {
  readonly request: Request;
  /** The address that the request came from, of IPv6 the network. */
  readonly client: string;
  readonly make: MakeFile;
  /** What the form that led here did; absent when none did. */
  readonly done?: string;
}

/** A form that was sent and not read yet: who may not come in is turned away before. */
export interface SentContext extends LiveContext {
  readonly readForm: () => Promise<FormData | Unread>;
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

/** Says that a form was not read, and why. */
export interface UnreadForm {
  readonly kind: 'unread';
  readonly reason: Unread;
}

/** What a live page or a form answers. */
export type LiveAnswer = PageContent | NotFound | Redirect | Forbidden | LiveFile | UnreadForm;
export type LiveRender = (context: LiveContext) => LiveAnswer | Promise<LiveAnswer>;
export type PostAct = (context: SentContext) => LiveAnswer | Promise<LiveAnswer>;

export function addLivePage(app: Hono, frame: Frame, path: string, render: LiveRender): void {
  for (const locale of locales) {
    app.get(localePath(locale, path), async (c) => {
      const answer = await render(liveContext(c, frame, locale));
      return answerLive(c, frame, locale, answer);
    });
  }
}

/** Takes forms from the site's own pages only. */
export function addPost(app: Hono, frame: Frame, path: string, act: PostAct): void {
  for (const locale of locales) {
    app.post(localePath(locale, path), async (c) => {
      const host = c.req.header('host') ?? new URL(c.req.url).host;
      if (!isSameOrigin({ origin: c.req.header('origin'), host })) return refusedPage(c, frame);
      const answer = await act({ ...liveContext(c, frame, locale), readForm: () => readFields(c.req) });
      return answerLive(c, frame, locale, answer);
    });
  }
}

function liveContext(c: Context, frame: Frame, locale: Locale): LiveContext {
  const municipality = chosenMunicipality(c, frame.municipalities());
  const done = c.req.method === 'GET' ? markedDone(c) : undefined;
  return {
    locale,
    params: c.req.param(),
    query: c.req.query(),
    search: new URL(c.req.url).searchParams,
    origin: originOf(c, frame),
    ...(municipality && { municipality: municipality.id }),
    href: (path) => localePath(locale, path),
    request: c.req.raw,
    client: clientOf(c, frame.trustProxy ?? false),
    make: makingFor(c, frame),
    ...(done !== undefined && { done }),
  };
}

async function answerLive(c: Context, frame: Frame, locale: Locale, answer: LiveAnswer): Promise<Response> {
  c.header('Cache-Control', 'private, no-store');
  switch (answer.kind) {
    case 'not-found':
      return notFoundPage(c, frame, answer);
    case 'forbidden':
      return refusedPage(c, frame, 'permission');
    case 'unread':
      return refusedPage(c, frame, answer.reason);
    case 'redirect':
      addHeaders(c, answer.headers);
      if (answer.done) markDone(c, frame, answer.done);
      return c.redirect(localTarget(localePath(locale, answer.path), '/'), c.req.method === 'POST' ? 303 : 302);
    case 'file':
      c.header('Content-Type', answer.type);
      c.header(
        'Content-Disposition',
        `${answer.isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
      );
      return c.body(answer.body);
    case 'page':
      addHeaders(c, answer.headers);
      takeMark(c);
      return c.html(await writePage(c, frame, locale, answer, new URL(c.req.url).search), answer.status ?? 200);
  }
}

function addHeaders(c: Context, headers: AnswerHeaders = []): void {
  for (const [name, value] of headers) c.header(name, value, { append: true });
}
