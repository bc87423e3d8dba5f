import { z } from 'zod';
import { areaKinds, type Area } from '../../area/area.ts';
import type { ClaimResult, Evidence } from '../../claim/claim.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { CatalogueEntry } from '../../release/workbench-store.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import type { IndicatorContents } from '../../release/observation-store.ts';
import { indicatorPath } from '../../address.ts';
import { apiRoot, operation, type Operation } from './operation.ts';
import { refused, unknownNames } from './refusal.ts';
import {
  areaListSchema,
  claimListSchema,
  indicatorAnswerSchema,
  indicatorListSchema,
  publisherListSchema,
  releaseListSchema,
} from './schemas.ts';
import { inEveryLocale } from '../../../foundation/locale.ts';

const nothing = z.strictObject({});

const listIndicators = operation({
  id: 'listIndicators',
  path: '/indicators',
  summary: 'indicators.summary',
  text: 'indicators.text',
  params: {},
  query: nothing,
  answer: indicatorListSchema,
  streams: false,
  example: () => '/indicators',
  respond: async ({ release, origin }) => {
    const contents = await release.observations.contents();
    const indicators = release.indicators.map((each) => indicatorBody(each, contents, origin));
    return { kind: 'json', body: { release: release.manifest.id, indicators } };
  },
});

const showIndicator = operation({
  id: 'showIndicator',
  path: '/indicators/{id}',
  summary: 'indicator.summary',
  text: 'indicator.text',
  params: { id: 'parameter.id' },
  query: nothing,
  answer: indicatorAnswerSchema,
  streams: false,
  example: (release) => `/indicators/${release.plan.headline}`,
  respond: async ({ release, origin, params: { id = '' } }) => {
    const indicator = release.findIndicator(id);
    const ids = release.indicators.map((each) => each.id);
    if (!indicator) return refused(404, ...unknownNames('indicator', [id], ids, 'id'));
    const body = indicatorBody(indicator, await release.observations.contents(), origin);
    return { kind: 'json', body: { release: release.manifest.id, indicator: body } };
  },
});

const listAreas = operation({
  id: 'listAreas',
  path: '/areas',
  summary: 'areas.summary',
  text: 'areas.text',
  params: {},
  query: z.strictObject({
    kind: z
      .enum(areaKinds, `Give one of: ${areaKinds.join(', ')}.`)
      .optional()
      .describe('parameter.kind'),
    parent: z.string().optional().describe('parameter.parent'),
  }),
  answer: areaListSchema,
  streams: false,
  example: (release) => `/areas?kind=municipality&parent=${release.plan.focus}`,
  respond: ({ release, query: { kind, parent } }) => {
    const codes = release.geography.areas.map(({ code }) => code);
    if (parent && !release.geography.find(parent)) {
      return refused(404, ...unknownNames('area', [parent], codes, 'parent'));
    }
    const areas = release.geography.areas
      .filter((area) => (!kind || area.kind === kind) && (!parent || area.parent === parent))
      .map(areaBody);
    return { kind: 'json', body: { release: release.manifest.id, areas } };
  },
});

const listClaims = operation({
  id: 'listClaims',
  path: '/claims',
  summary: 'claims.summary',
  text: 'claims.text',
  params: {},
  query: nothing,
  answer: claimListSchema,
  streams: false,
  example: () => '/claims',
  respond: ({ release }) => ({
    kind: 'json',
    body: { release: release.manifest.id, claims: release.claims.map((claim) => claimBody(claim, release)) },
  }),
});

const listPublishers = operation({
  id: 'listPublishers',
  path: '/publishers',
  summary: 'publishers.summary',
  text: 'publishers.text',
  params: {},
  query: nothing,
  answer: publisherListSchema,
  streams: false,
  example: () => '/publishers',
  respond: ({ release }) => ({
    kind: 'json',
    body: { release: release.manifest.id, publishers: publisherBodies(release) },
  }),
});

const listReleases = operation({
  id: 'listReleases',
  path: '/releases',
  summary: 'releases.summary',
  text: 'releases.text',
  params: {},
  query: nothing,
  answer: releaseListSchema,
  streams: false,
  example: () => '/releases',
  isVolatile: true,
  respond: async ({ release, archive }) => {
    const bodies = (await archive.list()).map(({ manifest, published }) => ({
      id: manifest.id,
      current: manifest.id === release.manifest.id,
      published: published || null,
      figuresOf: manifest.figuresOf,
      observations: manifest.counts.published + manifest.counts.computed,
    }));
    return { kind: 'json', body: { release: release.manifest.id, releases: bodies } };
  },
});

/** Everything that can be listed at once. */
export const listings: readonly Operation[] = [
  listIndicators,
  showIndicator,
  listAreas,
  listClaims,
  listPublishers,
  listReleases,
];

function indicatorBody(indicator: Indicator, contents: readonly IndicatorContents[], origin: string): unknown {
  const { id, unit, direction, publisher, reference, formula, text } = indicator;
  const held = contents.filter((each) => each.indicator === id);
  const total = held.find(({ breakdown }) => breakdown === '');
  const file = origin + indicatorPath(indicator);
  return {
    id,
    name: inEveryLocale((locale) => text[locale].name),
    measure: inEveryLocale((locale) => text[locale].measure),
    definition: inEveryLocale((locale) => text[locale].definition),
    unit,
    direction,
    publisher,
    reference,
    ...(formula && { formula }),
    figures: total
      ? {
          areas: total.areas,
          observations: total.observations,
          firstPeriod: total.firstPeriod,
          lastPeriod: total.lastPeriod,
        }
      : null,
    breakdowns: held.map(({ breakdown }) => breakdown).filter(Boolean),
    links: {
      page: file,
      observations: `${origin}${apiRoot}/observations?indicator=${id}`,
      csv: `${file}.csv`,
      csvMetadata: `${file}.csv-metadata.json`,
      jsonStat: `${file}.json`,
      sdmxCsv: `${file}.sdmx.csv`,
      xlsx: `${file}.xlsx`,
    },
  };
}

function areaBody(area: Area): unknown {
  const { code, kind, name, validFrom, validTo, successor, parent, groups, groupSet, centroid } = area;
  return {
    code,
    kind,
    name,
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
    ...(successor && { successor }),
    ...(parent && { parent }),
    groups,
    ...(groupSet && { groupSet }),
    ...(centroid && { longitude: centroid[0], latitude: centroid[1] }),
  };
}

function claimBody({ id, verdict, sentence, parts, evidence }: ClaimResult, { plan }: OpenRelease): unknown {
  return {
    id,
    finding: plan.findings.find((finding) => finding.id === id)?.text ?? null,
    verdict,
    sentence,
    parts: parts.map((part) => ({
      id: part.id,
      statement: part.statement,
      verdict: part.verdict,
      ...(part.points && { points: part.points }),
      sentence: part.sentence,
    })),
    evidence: evidence.map(evidenceBody),
  };
}

function evidenceBody({ indicator, area, period, value, unit, publisher, dataset }: Evidence): unknown {
  return { indicator, area, period, value, unit, publisher, dataset };
}

function publisherBodies({ plan, catalogue }: OpenRelease): readonly unknown[] {
  const names = new Set([...catalogue.map(({ publisher }) => publisher), ...plan.publishers.map(({ name }) => name)]);
  return [...names].toSorted().map((name) => {
    const terms = plan.publishers.find((each) => each.name === name);
    const datasets = catalogue.filter(({ publisher }) => publisher === name);
    return {
      name,
      licence: terms?.licence ?? null,
      url: terms?.url ?? null,
      datasets: datasets.map(datasetBody),
    };
  });
}

function datasetBody(entry: CatalogueEntry): unknown {
  const { dataset, indicators, observations, firstPeriod, lastPeriod, retrieved } = entry;
  return { dataset, indicators, observations, firstPeriod, lastPeriod, retrieved };
}
