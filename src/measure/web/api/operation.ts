import type { z } from 'zod';
import type { ObservationReader } from '../../release/observation-store.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import type { ReleaseArchive } from '../../release/archive.ts';
import type { Refusal } from './refusal.ts';
import type { ApiMessage } from './texts.ts';

/** A question to the API, read and checked. */
export interface Asked<Query> {
  readonly release: OpenRelease;
  /** Parts of the address, like `id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** Scheme and host that addresses in the answer begin with. */
  readonly origin: string;
  /** Forms that a stream is asked in, or `json`. */
  readonly form: AnswerForm;
  /** Reads the release's observations, also when another release has taken its place in the meantime. */
  readonly reader: () => Promise<ObservationReader>;
  readonly archive: ReleaseArchive;
}

/** Forms of an answer: one JSON text, or one row after the other. */
export const answerForms = ['json', 'ndjson', 'csv'] as const;
export type AnswerForm = (typeof answerForms)[number];

/** Media type of each form. */
export const mediaTypes: Readonly<Record<AnswerForm, string>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
};

/** An answer of the API. */
export type Answered =
  | { readonly kind: 'json'; readonly body: unknown; /** Address of the next page. */ readonly next?: string }
  | { readonly kind: 'rows'; readonly texts: AsyncIterable<string>; readonly fileName: string }
  | Refusal;

/** One address of the API: what it takes, what it gives and how. The OpenAPI document is made from this. */
export interface Operation {
  readonly id: string;
  /** Under `/api/v1`, with parts in braces: `/indicators/{id}`. */
  readonly path: string;
  readonly summary: ApiMessage;
  readonly text: ApiMessage;
  /** What a part of the address means. */
  readonly params: Readonly<Record<string, ApiMessage>>;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  /** Whether it can also be had row by row. */
  readonly streams: boolean;
  /** Whether the answer follows from more than the release that is served, so that a client cannot keep it. */
  readonly isVolatile?: boolean;
  /** A question that the release can answer, for the documentation: path and query under `/api/v1`. */
  readonly example: (release: OpenRelease) => string;
  readonly respond: (asked: Asked<unknown>) => Promise<Answered> | Answered;
}

/** Describes an operation; its `respond` gets the query as the schema reads it. */
export function operation<Q extends z.ZodObject>(
  described: Omit<Operation, 'query' | 'respond'> & {
    readonly query: Q;
    readonly respond: (asked: Asked<z.output<Q>>) => Promise<Answered> | Answered;
  },
): Operation {
  return { ...described, respond: (asked) => described.respond(asked as Asked<z.output<Q>>) };
}

/** Where the API lives. */
export const apiRoot = '/api/v1';
