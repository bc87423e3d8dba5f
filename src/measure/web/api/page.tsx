import type { Child } from 'hono/jsx';
import { formatNumber } from '../../../foundation/number.ts';
import type { PageContent } from '../../../site/page.ts';
import { AnchorList } from '../../../site/ui/anchor-list/anchor-list.tsx';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { CodeSample } from '../../../site/ui/code-sample/code-sample.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { homeCrumb } from '../home-crumb.ts';
import type { View } from '../view.ts';
import {
  openApiDocument,
  type DocumentedOperation,
  type DocumentedParameter,
  type OpenApiDocument,
} from './openapi.ts';
import { apiRoot, type Operation } from './operation.ts';
import { readQuery } from './query.ts';
import { refusalCodes, statusOfRefusal } from './refusal.ts';
import { operations } from './routes.ts';
import { shortened } from './shortened.ts';
import { apiText } from './texts.ts';

/** How a visitor reaches the API. */
export interface ApiReach {
  /** Scheme and host. */
  readonly origin: string;
  readonly requestsPerMinute: number;
}

/** `/data/api`: the API for people, written from the same document that programs read. */
export async function apiPage(view: View, { origin, requestsPerMinute }: ApiReach): Promise<PageContent> {
  const { locale } = view;
  const t = apiText(locale);
  const document = openApiDocument(operations, locale);
  const parts = await Promise.all(
    operations.map((each) => operationPart(view, each, document.paths[each.path]!.get, origin)),
  );
  const { title } = document.info;
  return {
    kind: 'page',
    section: 'indicators',
    title,
    description: document.info.description,
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs
            locale={locale}
            items={[homeCrumb(view), { href: view.href('/data'), label: view.words.t('data.title') }]}
          />
          <h1>{title}</h1>
          <p class="lead">{document.info.description}</p>
        </div>
        <AnchorList locale={locale} items={operations.map(({ id, summary }) => ({ id, label: t(summary) }))} />
        <Use view={view} requestsPerMinute={requestsPerMinute} />
        {parts}
        <Fields view={view} document={document} />
        <Refusals view={view} />
      </>
    ),
  };
}

function Use({ view, requestsPerMinute }: { view: View; requestsPerMinute: number }) {
  const t = apiText(view.locale);
  const limit = formatNumber(view.locale, requestsPerMinute, 0);
  return (
    <section class="section prose" aria-labelledby="begin">
      <h2 id="begin">{t('api.start')}</h2>
      <p>{t('api.start.text')}</p>
      <p>
        <a href={`${apiRoot}/openapi.json`}>{t('api.document')}</a>
      </p>
      <h3>{t('api.pages')}</h3>
      <p>{t('api.pages.text')}</p>
      <h3>{t('api.fair')}</h3>
      <p>{t('api.fair.text', { limit })}</p>
    </section>
  );
}

async function operationPart(
  view: View,
  operation: Operation,
  documented: DocumentedOperation,
  origin: string,
): Promise<Child> {
  const t = apiText(view.locale);
  const path = apiRoot + operation.path.replaceAll(/\{(\w+)\}/g, '<$1>');
  const asked = apiRoot + operation.example(view.release);
  const { operationId: id } = documented;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{documented.summary}</h2>
      <p>
        <code>GET {path}</code>
      </p>
      <p>{documented.description}</p>
      <Parameters view={view} id={id} path={path} parameters={documented.parameters} />
      <h3>{t('api.example')}</h3>
      <CodeSample label={t('api.example.of', { path })} code={`curl '${origin}${asked}'`} />
      <p>{t('api.answer')}</p>
      <CodeSample label={t('api.answer.of', { path })} code={await exampleAnswer(view, operation, origin)} />
    </section>
  );
}

/** What the release answers to the example, lists cut off after their first entry. */
async function exampleAnswer(
  { release, archive, locale }: View,
  operation: Operation,
  origin: string,
): Promise<string> {
  const url = new URL(origin + apiRoot + operation.example(release));
  const query = readQuery(operation.query, url.searchParams);
  const id = url.pathname.split('/').at(-1) ?? '';
  const params = Object.fromEntries(Object.keys(operation.params).map((name) => [name, decodeURIComponent(id)]));
  const reader = (): Promise<typeof release.observations> => Promise.resolve(release.observations);
  const asked = { release, reader, archive, origin, form: 'json' as const };
  const answer = query.ok && (await operation.respond({ ...asked, params, query: query.value }));
  if (!answer || answer.kind !== 'json') throw new Error(`the example of ${operation.id} is not answered`);
  return shortened(answer.body, (count) => apiText(locale)('api.more', { count: formatNumber(locale, count, 0) }));
}

function Parameters(props: {
  readonly view: View;
  readonly id: string;
  readonly path: string;
  readonly parameters: readonly DocumentedParameter[];
}) {
  const { view, id, path, parameters } = props;
  const t = apiText(view.locale);
  if (parameters.length === 0) return <p>{t('api.parameters.none')}</p>;
  return (
    <DataTable
      locale={view.locale}
      id={`${id}-parameters`}
      caption={t('api.parameters', { path })}
      columns={[
        { label: t('api.parameter'), kind: 'text' },
        { label: t('api.values'), kind: 'text' },
        { label: t('api.meaning'), kind: 'text' },
      ]}
      rows={parameters.map((parameter) => [
        { content: <code>{parameter.name}</code> },
        { content: valuesOf(view, parameter) },
        { content: parameter.description },
      ])}
    />
  );
}

/** What a parameter can be, read from its schema. */
function valuesOf({ locale }: View, { schema }: DocumentedParameter): string {
  const t = apiText(locale);
  const {
    type,
    enum: choices,
    minimum,
    maximum,
  } = schema as {
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly minimum?: number;
    readonly maximum?: number;
  };
  if (choices) return choices.join(', ');
  if (type === 'integer') {
    const [from, to] = [formatNumber(locale, minimum ?? 0, 0), formatNumber(locale, maximum ?? 0, 0)];
    return t('api.value.range', { from, to });
  }
  return t(type === 'array' ? 'api.value.list' : 'api.value.text');
}

/** What the fields of the main answers mean. */
function Fields({ view, document }: { view: View; document: OpenApiDocument }) {
  const t = apiText(view.locale);
  return (
    <section class="section" aria-labelledby="velden">
      <h2 id="velden">{t('api.fields')}</h2>
      {(['Observation', 'Indicator', 'Area'] as const).map((name) => (
        <DataTable
          locale={view.locale}
          id={`velden-${name.toLowerCase()}`}
          caption={t(`api.fields.${name}`)}
          columns={[
            { label: t('api.field'), kind: 'text' },
            { label: t('api.meaning'), kind: 'text' },
          ]}
          rows={fieldsOf(document, name).map(([field, meaning]) => [
            { content: <code>{field}</code> },
            { content: meaning },
          ])}
        />
      ))}
    </section>
  );
}

interface DescribedSchema {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
}

function fieldsOf({ components }: OpenApiDocument, name: string): readonly (readonly [string, string])[] {
  const schemas = components.schemas as Readonly<Record<string, DescribedSchema>>;
  return Object.entries(schemas[name]?.properties ?? {}).map(([field, { description, $ref }]) => [
    field,
    description ?? schemas[$ref?.split('/').at(-1) ?? '']?.description ?? '',
  ]);
}

function Refusals({ view }: { view: View }) {
  const t = apiText(view.locale);
  const title = t('api.refusals');
  return (
    <section class="section" aria-labelledby="meldingen">
      <h2 id="meldingen">{title}</h2>
      <p>{t('api.refusals.text')}</p>
      <DataTable
        locale={view.locale}
        id="meldingen-tabel"
        caption={title}
        columns={[
          { label: t('api.refusal'), kind: 'text' },
          { label: t('api.status'), kind: 'number' },
          { label: t('api.meaning'), kind: 'text' },
        ]}
        rows={refusalCodes.map((code) => [
          { content: <code id={code}>{code}</code> },
          { content: String(statusOfRefusal[code]) },
          { content: t(`refusal.${code}`) },
        ])}
      />
    </section>
  );
}
