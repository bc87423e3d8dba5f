import { z } from 'zod';
import { verdicts } from '../../claim/claim.ts';
import { areaKinds } from '../../area/area.ts';
import { obsStatuses, origins, unitCodes } from '../../observation/observation.ts';
import type { ApiMessage } from './texts.ts';
import { inEveryLocale } from '../../../foundation/locale.ts';

/** What the answers of the API look like. A description is the key of a message, written out per language. */
export const answerSchemas = z.registry<{ readonly id: string }>();

function said<S extends z.ZodType>(schema: S, key: ApiMessage): S {
  return schema.describe(key);
}

function named<S extends z.ZodType>(id: string, schema: S): S {
  answerSchemas.add(schema, { id });
  return schema;
}

const localised = named('Localised', said(z.object(inEveryLocale(() => z.string())), 'of.localised'));
const release = said(z.string(), 'of.release');
const indicator = said(z.string(), 'of.indicator');
const area = said(z.string(), 'of.area');
const period = said(z.string(), 'of.period');
const breakdown = said(z.string(), 'of.breakdown');
const unit = said(z.enum(unitCodes), 'of.unit');
const publisher = said(z.string(), 'of.publisher');
const dataset = said(z.string(), 'of.dataset');
const count = said(z.int().min(0), 'of.count');
const day = said(z.iso.date(), 'of.retrieved');

const indicatorSchema = named(
  'Indicator',
  z.object({
    id: indicator,
    name: localised,
    measure: localised,
    definition: localised,
    unit,
    direction: said(z.enum(['more', 'less', 'neutral']), 'of.direction'),
    publisher,
    reference: said(z.object({ title: z.string(), url: z.string().optional() }), 'of.reference'),
    formula: said(
      z.object({ numerator: z.array(z.string()), denominator: z.array(z.string()), scale: z.number() }).optional(),
      'of.formula',
    ),
    figures: said(
      z.object({ areas: count, observations: count, firstPeriod: period, lastPeriod: period }).nullable(),
      'of.figures',
    ),
    breakdowns: said(z.array(z.string()), 'of.breakdowns'),
    links: said(
      z.object({
        page: z.url(),
        observations: z.url(),
        csv: z.url(),
        csvMetadata: z.url(),
        jsonStat: z.url(),
        sdmxCsv: z.url(),
        xlsx: z.url(),
      }),
      'of.links',
    ),
  }),
);

export const indicatorListSchema = named('IndicatorList', z.object({ release, indicators: z.array(indicatorSchema) }));

export const indicatorAnswerSchema = named('IndicatorAnswer', z.object({ release, indicator: indicatorSchema }));

const areaSchema = named(
  'Area',
  z.object({
    code: area,
    kind: said(z.enum(areaKinds), 'of.kind'),
    name: localised,
    validFrom: said(z.iso.date().optional(), 'of.validFrom'),
    validTo: said(z.iso.date().optional(), 'of.validTo'),
    successor: said(z.string().optional(), 'of.successor'),
    parent: said(z.string().optional(), 'of.parent'),
    groups: said(z.array(z.string()), 'of.groups'),
    groupSet: said(z.string().optional(), 'of.groupSet'),
    longitude: said(z.number().optional(), 'of.longitude'),
    latitude: said(z.number().optional(), 'of.latitude'),
  }),
);

export const areaListSchema = named('AreaList', z.object({ release, areas: z.array(areaSchema) }));

const observationSchema = named(
  'Observation',
  z.object({
    indicator,
    area,
    period,
    breakdown,
    value: said(z.number().nullable(), 'of.value'),
    unit,
    status: said(z.array(z.enum(obsStatuses)), 'of.status'),
    publisher,
    dataset,
    origin: said(z.enum(origins), 'of.origin'),
    note: said(z.string(), 'of.note'),
    retrieved: day,
  }),
);

export const observationPageSchema = named(
  'ObservationPage',
  z.object({
    release,
    observations: z.array(observationSchema),
    next: said(z.url().nullable(), 'of.next'),
  }),
);

const evidence = z.object({ indicator, area, period, value: z.number(), unit: z.string(), publisher, dataset });
const verdict = said(z.enum(verdicts), 'of.verdict');
const points = said(z.enum(['along', 'against']).optional(), 'of.points');

const claimSchema = named(
  'Claim',
  z.object({
    id: z.string(),
    finding: said(localised.nullable(), 'of.finding'),
    verdict,
    sentence: localised,
    parts: z.array(z.object({ id: z.string(), statement: localised, verdict, points, sentence: localised })),
    evidence: said(z.array(evidence), 'of.evidence'),
  }),
);

export const claimListSchema = named('ClaimList', z.object({ release, claims: z.array(claimSchema) }));

const publisherSchema = named(
  'Publisher',
  z.object({
    name: publisher,
    licence: said(z.string().nullable(), 'of.licence'),
    url: said(z.string().nullable(), 'of.terms'),
    datasets: z.array(
      z.object({
        dataset,
        indicators: z.array(z.string()),
        observations: count,
        firstPeriod: period,
        lastPeriod: period,
        retrieved: day,
      }),
    ),
  }),
);

export const publisherListSchema = named('PublisherList', z.object({ release, publishers: z.array(publisherSchema) }));

export const releaseListSchema = named(
  'ReleaseList',
  z.object({
    release,
    releases: z.array(
      z.object({
        id: release,
        current: said(z.boolean(), 'of.current'),
        published: said(z.iso.datetime().nullable(), 'of.published'),
        figuresOf: day,
        observations: count,
      }),
    ),
  }),
);

/** A refusal. Source: RFC 9457. */
export const problemSchema = named(
  'Problem',
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    problems: z.array(z.object({ code: z.string(), message: z.string(), at: z.string(), hint: z.string() })),
  }),
);
