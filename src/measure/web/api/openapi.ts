import { z } from 'zod';
import type { Locale } from '../../../foundation/locale.ts';
import { apiRoot, mediaTypes, type Operation } from './operation.ts';
import { parametersOf, type QueryParameter } from './query.ts';
import { answerSchemas } from './schemas.ts';
import { apiText, type ApiMessage } from './texts.ts';

type Json = Readonly<Record<string, unknown>>;

/** A parameter in the document. */
export interface DocumentedParameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Json;
  readonly style?: 'form';
  readonly explode?: false;
}

/** An operation in the document. */
export interface DocumentedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly DocumentedParameter[];
  readonly responses: Json;
}

/** The API described for machines, and for the page that is written from it. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly get: DocumentedOperation }>>;
  readonly components: { readonly schemas: Json; readonly responses: Json };
}

/** Describes operations with the schemas that read and write them. Source: OpenAPI 3.1.0. */
export function openApiDocument(operations: readonly Operation[], locale: Locale): OpenApiDocument {
  const t = apiText(locale);
  return {
    openapi: '3.1.0',
    info: { title: t('api.title'), version: '1', description: t('api.lead') },
    servers: [{ url: apiRoot }],
    paths: Object.fromEntries(operations.map((each) => [each.path, { get: documented(each, locale) }])),
    components: {
      schemas: answerComponents(locale),
      responses: { Refused: { description: t('api.refused'), content: problemContent } },
    },
  };
}

const problemContent: Json = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const refusedStatuses = ['400', '404', '405', '410', '429', '500'] as const;

function documented(operation: Operation, locale: Locale): DocumentedOperation {
  const t = apiText(locale);
  const id = answerSchemas.get(operation.answer)?.id ?? '';
  const rows = operation.streams ? { [mediaTypes.ndjson]: rowSchema, [mediaTypes.csv]: textSchema } : {};
  const content = { [mediaTypes.json]: { schema: { $ref: `#/components/schemas/${id}` } }, ...rows };
  return {
    operationId: operation.id,
    summary: t(operation.summary),
    description: t(operation.text),
    parameters: [
      ...Object.entries(operation.params).map(([name, key]) => pathParameter(name, t(key))),
      ...parametersOf(operation.query).map((parameter) => queryParameter(parameter, locale)),
    ],
    responses: {
      200: { description: t(operation.summary), content },
      304: { description: t('api.unchanged') },
      ...Object.fromEntries(
        refusedStatuses
          .filter((status) => status !== '410' || operation.streams)
          .map((status) => [status, { $ref: '#/components/responses/Refused' }]),
      ),
    },
  };
}

const rowSchema: Json = { schema: { $ref: '#/components/schemas/Observation' } };
const textSchema: Json = { schema: { type: 'string' } };

function pathParameter(name: string, description: string): DocumentedParameter {
  return { name, in: 'path', required: true, description, schema: { type: 'string' } };
}

function queryParameter({ name, required, isList, schema }: QueryParameter, locale: Locale): DocumentedParameter {
  const { description, ...rest } = schema;
  const said = apiText(locale)(description as ApiMessage);
  const style = isList ? ({ style: 'form', explode: false } as const) : {};
  return { name, in: 'query', required, description: said, schema: rest, ...style };
}

function answerComponents(locale: Locale): Json {
  const t = apiText(locale);
  const { schemas } = z.toJSONSchema(answerSchemas, {
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // The registry's schemas carry message keys for descriptions.
      if (jsonSchema.description) Object.assign(jsonSchema, { description: t(jsonSchema.description as ApiMessage) });
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema as Json]),
  );
}
