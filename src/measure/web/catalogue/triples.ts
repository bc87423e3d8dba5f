import type { Quad } from 'n3';
import { inEveryLocale, languageCodes, locales, type Localised } from '../../../foundation/locale.ts';
import type { DataTheme } from '../../../plan/open-data.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Area } from '../../area/area.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { CatalogueEntry } from '../../release/workbench-store.ts';
import type { IndicatorContents } from '../../release/observation-store.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { mayBePassedOn } from '../../release/reuse.ts';
import { indicatorPath, slugOf } from '../../address.ts';
import { apiRoot } from '../api/operation.ts';
import { describeConcepts } from './concepts.ts';
import { indicatorFormats, releaseFormats, type FileFormat } from './formats.ts';
import { daysOf, rhythmOf } from './periods.ts';
import { describe, literal, node, texts, type Name, type Term } from './vocabulary.ts';
import { apiText, type ApiMessage } from '../api/texts.ts';

/** What a catalogue is made of. */
export interface CatalogueContent {
  readonly release: OpenRelease;
  readonly contents: readonly IndicatorContents[];
  /** Scheme and host that every address begins with. */
  readonly origin: string;
}

/**
 * The catalogue of a release as triples: the catalogue, a dataset per indicator with figures, one of everything, the
 * API as a data service, and every code of a list that is referred to, so that it can be checked without a network.
 * Sources: DCAT-AP 3.0.1; DCAT-AP Vlaanderen (identifier, contact, access rights and a licence on each file).
 */
export function catalogueTriples({ release, contents, origin }: CatalogueContent): readonly Quad[] {
  const held = contents.flatMap((reach) => {
    const indicator = reach.breakdown === '' && release.findIndicator(reach.indicator);
    return indicator && passedOn(indicator, release).length > 0 ? [{ indicator, reach }] : [];
  });
  const frame: Frame = { release, origin, ...agents(release.plan, origin) };
  const datasets = [...held.map(({ indicator }) => datasetOf(indicator, origin)), `${origin}/data#alles`];
  const quads = [
    ...frame.described,
    ...describeCatalog(frame, datasets),
    ...describeService(frame, datasets),
    ...describeWhole(
      frame,
      held.map(({ reach }) => reach),
    ),
    ...held.flatMap(({ indicator, reach }) => describeIndicator(frame, indicator, reach)),
  ];
  return distinct([...quads, ...describeConcepts(quads)]);
}

function reusableOf({ catalogue, plan }: OpenRelease): readonly CatalogueEntry[] {
  return catalogue.filter(({ publisher }) => mayBePassedOn(publisher, plan));
}

/** The datasets behind an indicator that may be passed on; none where a formula also needs one that may not. */
function passedOn(indicator: Indicator, { catalogue, plan }: OpenRelease): readonly CatalogueEntry[] {
  const all = entriesOf(indicator, catalogue);
  const entries = all.filter(({ publisher }) => mayBePassedOn(publisher, plan));
  return indicator.formula && entries.length < all.length ? [] : entries;
}

/** What every part of the catalogue refers to. */
interface Frame {
  readonly release: OpenRelease;
  readonly origin: string;
  readonly publisher: Term;
  readonly contact: Term | undefined;
  readonly described: readonly Quad[];
}

function agents(plan: Plan, origin: string): Pick<Frame, 'publisher' | 'contact' | 'described'> {
  const { publisher, contact } = plan.openData ?? { publisher: { name: plan.region.nl, url: undefined } };
  const [agent, card] = [`${origin}/data#uitgever`, `${origin}/data#contact`];
  return {
    publisher: node(agent),
    contact: contact && node(card),
    described: [
      ...describe(agent, ['foaf:Agent'], {
        'foaf:name': literal(publisher.name, 'xsd:string'),
        'foaf:homepage': publisher.url ? node(publisher.url) : undefined,
      }),
      ...(publisher.url ? describe(publisher.url, ['foaf:Document']) : []),
      ...(contact
        ? describe(card, ['vcard:Organization', 'vcard:Kind'], {
            'vcard:fn': literal(contact.name, 'xsd:string'),
            'vcard:hasURL': contact.url ? node(contact.url) : undefined,
            'vcard:hasEmail': contact.email ? node(`mailto:${contact.email}`) : undefined,
          })
        : []),
    ],
  };
}

const languages = locales.map((locale) => node(`eu:language/${languageCodes[locale].toUpperCase()}`));
const isPublic = node('eu:access-right/PUBLIC');

function describeCatalog(frame: Frame, datasets: readonly string[]): readonly Quad[] {
  const { release, origin, publisher, contact } = frame;
  const home = `${origin}/data`;
  const licence = licenceOf(frame, reusableOf(release));
  return [
    ...describe(`${origin}/data#catalogus`, ['dcat:Catalog'], {
      'dct:title': texts(saidOfRegion('catalogue.title', release.plan)),
      'dct:description': texts(saidOfRegion('catalogue.text', release.plan)),
      'dct:identifier': literal(`${origin}/data#catalogus`, 'xsd:string'),
      'dct:publisher': publisher,
      'dct:language': languages,
      'dct:license': licence.term,
      'dct:modified': literal(release.manifest.figuresOf, 'xsd:date'),
      'dct:spatial': spatialOf(release),
      'dcat:contactPoint': contact,
      'dcat:themeTaxonomy': node('eu:data-theme'),
      'dcat:dataset': datasets.map(node),
      'dcat:service': node(`${origin}${apiRoot}#dienst`),
      'foaf:homepage': node(home),
    }),
    ...licence.described,
    ...describe(home, ['foaf:Document']),
    ...spatialQuads(release),
  ];
}

function describeService(frame: Frame, datasets: readonly string[]): readonly Quad[] {
  const { release, origin, publisher, contact } = frame;
  const licence = licenceOf(frame, reusableOf(release));
  const standard = 'https://spec.openapis.org/oas/v3.1.0';
  return [
    ...describe(`${origin}${apiRoot}#dienst`, ['dcat:DataService'], {
      'dct:title': texts(saidOfRegion('catalogue.service.title', release.plan)),
      'dct:description': texts(said('api.lead')),
      'dct:identifier': literal(`${origin}${apiRoot}#dienst`, 'xsd:string'),
      'dct:publisher': publisher,
      'dct:license': licence.term,
      'dct:accessRights': isPublic,
      'dct:conformsTo': node(standard),
      'dct:format': [node('eu:file-type/JSON'), node('eu:file-type/CSV')],
      'dcat:contactPoint': contact,
      'dcat:endpointURL': node(origin + apiRoot),
      'dcat:endpointDescription': node(`${origin}${apiRoot}/openapi.json`),
      'dcat:landingPage': node(`${origin}/data/api`),
      'dcat:keyword': texts(release.plan.region),
      'dcat:theme': node('eu:data-theme/SOCI'),
      'dcat:servesDataset': datasets.map(node),
    }),
    ...describe(`${origin}/data/api`, ['foaf:Document']),
    ...[apiRoot, `${apiRoot}/openapi.json`].flatMap((path) => describe(origin + path, ['rdfs:Resource'])),
    ...describe(standard, ['dct:Standard'], { 'dct:title': literal('OpenAPI 3.1.0', 'xsd:string') }),
  ];
}

function describeWhole(frame: Frame, totals: readonly IndicatorContents[]): readonly Quad[] {
  const { release, origin } = frame;
  const themes = new Set(totals.map(({ indicator }) => themeOf(indicator, release.plan)));
  const days = totals.flatMap(({ firstPeriod, lastPeriod }) => [daysOf(firstPeriod).first, daysOf(lastPeriod).last]);
  return describeDataset(frame, {
    address: `${origin}/data#alles`,
    landing: `${origin}/data`,
    title: saidOfRegion('catalogue.whole.title', release.plan),
    description: saidOfRegion('catalogue.whole.text', release.plan),
    identifier: `${release.plan.id}-figures`,
    themes: [...themes],
    keywords: [release.plan.region],
    entries: reusableOf(release),
    days: days.toSorted(),
    more: { 'dcat:version': literal(release.manifest.id, 'xsd:string') },
    files: releaseFormats.map((format) => ({
      format,
      url: `${origin}/data/${format.file}`,
      bytes: release.manifest.files.find(({ name }) => name === format.file)?.bytes,
    })),
  });
}

function describeIndicator(frame: Frame, indicator: Indicator, reach: IndicatorContents): readonly Quad[] {
  const { release, origin } = frame;
  const { id, text, reference } = indicator;
  const rhythm = rhythmOf(reach.lastPeriod);
  const landing = origin + indicatorPath(indicator);
  const isSeries = reach.firstPeriod !== reach.lastPeriod;
  return [
    ...describeDataset(frame, {
      address: datasetOf(indicator, origin),
      landing,
      title: inEveryLocale((locale) => text[locale].name),
      description: inEveryLocale((locale) => `${text[locale].measure}. ${text[locale].definition}`),
      identifier: id,
      themes: [themeOf(id, release.plan)],
      keywords: keywordsOf(id, release.plan),
      entries: passedOn(indicator, release),
      days: [daysOf(reach.firstPeriod).first, daysOf(reach.lastPeriod).last],
      more: {
        'dct:accrualPeriodicity': isSeries ? node(`eu:frequency/${rhythm.frequency}`) : undefined,
        'dcat:temporalResolution': literal(rhythm.duration, 'xsd:duration'),
        'foaf:page': reference.url ? node(reference.url) : undefined,
      },
      files: indicatorFormats.map((format) => ({ format, url: landing + format.ending, bytes: undefined })),
    }),
    ...(reference.url
      ? describe(reference.url, ['foaf:Document'], { 'dct:title': literal(reference.title, 'xsd:string') })
      : []),
  ];
}

interface DatasetDraft {
  readonly address: string;
  readonly landing: string;
  readonly title: Localised;
  readonly description: Localised;
  readonly identifier: string;
  readonly themes: readonly DataTheme[];
  readonly keywords: readonly Localised[];
  /** The publishers' datasets that its figures come from. */
  readonly entries: readonly CatalogueEntry[];
  /** ISO dates, the first and last of which are its reach. */
  readonly days: readonly string[];
  readonly more: Readonly<Partial<Record<Name, Term | undefined>>>;
  readonly files: readonly DistributionDraft[];
}

interface DistributionDraft {
  readonly format: FileFormat;
  readonly url: string;
  readonly bytes: number | undefined;
}

function describeDataset(frame: Frame, draft: DatasetDraft): readonly Quad[] {
  const { release, origin, publisher, contact } = frame;
  const { address, landing, entries, days, files } = draft;
  const creators = [...new Set(entries.map((entry) => entry.publisher))];
  const creatorOf = (name: string): string => `${origin}/data#${slugOf(name)}`;
  const licence = licenceOf(frame, entries);
  const reach = `${address}-periode`;
  return [
    ...describe(address, ['dcat:Dataset'], {
      'dct:title': texts(draft.title),
      'dct:description': texts(draft.description),
      'dct:identifier': literal(draft.identifier, 'xsd:string'),
      'dct:publisher': publisher,
      'dct:creator': creators.map((name) => node(creatorOf(name))),
      'dct:modified': latest(entries, release.manifest.figuresOf),
      'dct:language': languages,
      'dct:spatial': spatialOf(release),
      'dct:temporal': days.length > 0 ? node(reach) : undefined,
      'dct:accessRights': isPublic,
      'dcat:contactPoint': contact,
      'dcat:keyword': draft.keywords.flatMap(texts),
      'dcat:landingPage': node(landing),
      'dcat:theme': draft.themes.map((theme) => node(`eu:data-theme/${theme}`)),
      'dcat:distribution': files.map(({ url }) => node(`${url}#bestand`)),
      ...draft.more,
    }),
    ...describe(landing, ['foaf:Document']),
    ...creators.flatMap((name) =>
      describe(creatorOf(name), ['foaf:Agent'], { 'foaf:name': literal(name, 'xsd:string') }),
    ),
    ...(days.length > 0 ? describeReach(reach, days) : []),
    ...files.flatMap((file) => describeFile(frame, landing, file, licence.term)),
    ...licence.described,
  ];
}

function describeReach(address: string, days: readonly string[]): readonly Quad[] {
  return describe(address, ['dct:PeriodOfTime'], {
    'dcat:startDate': literal(days[0] ?? '', 'xsd:date'),
    'dcat:endDate': literal(days.at(-1) ?? '', 'xsd:date'),
  });
}

function describeFile(
  { origin }: Frame,
  landing: string,
  { format, url, bytes }: DistributionDraft,
  licence: Term,
): readonly Quad[] {
  const { standard } = format;
  return [
    ...describe(`${url}#bestand`, ['dcat:Distribution'], {
      'dct:title': texts(said(format.name)),
      'dct:description': texts(said(format.text)),
      'dct:format': node(`eu:file-type/${format.fileType}`),
      'dct:license': licence,
      'dct:conformsTo': standard && node(standard.url),
      'dcat:accessURL': node(landing),
      'dcat:downloadURL': node(url),
      'dcat:mediaType': node(`iana:${format.mediaType}`),
      'dcat:accessService': node(`${origin}${apiRoot}#dienst`),
      'dcat:byteSize': bytes === undefined ? undefined : literal(String(bytes), 'xsd:nonNegativeInteger'),
      'dcatap:availability': node('eu:planned-availability/AVAILABLE'),
    }),
    ...(standard
      ? describe(standard.url, ['dct:Standard'], { 'dct:title': literal(standard.title, 'xsd:string') })
      : []),
  ];
}

/** Licences with a code in the EU's list, by the name that a plan gives them. */
const licenceCodes: Readonly<Record<string, string>> = {
  'CC BY 4.0': 'CC_BY_4_0',
  'CC BY-SA 4.0': 'CC_BYSA_4_0',
  'CC0 1.0': 'CC0',
};

/** The one licence of all publishers, or a document of the catalogue's own that names each publisher's. */
function licenceOf(
  { release, origin }: Frame,
  entries: readonly CatalogueEntry[],
): { readonly term: Term; readonly described: readonly Quad[] } {
  const names = [...new Set(entries.map(({ publisher }) => publisher))];
  const terms = names.map((name) => release.plan.publishers.find((each) => each.name === name)?.licence);
  const code = terms.length > 0 && new Set(terms).size === 1 ? licenceCodes[terms[0] ?? ''] : undefined;
  if (code) {
    const address = `eu:licence/${code}`;
    return { term: node(address), described: describe(address, ['dct:LicenseDocument']) };
  }
  const perPublisher = names.map((name, index) => `${name}: ${terms[index] ?? '?'}`).join('; ');
  const address = `${origin}/data#licentie-${slugOf(names.join(' '))}`;
  const title = inEveryLocale((locale) => apiText(locale)('catalogue.licence', { terms: perPublisher }));
  return { term: node(address), described: describe(address, ['dct:LicenseDocument'], { 'dct:title': texts(title) }) };
}

/** The publishers' datasets behind an indicator: its own, and those of the counts that it is computed from. */
function entriesOf({ id, formula }: Indicator, catalogue: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const own = catalogue.filter(({ indicators }) => indicators.includes(id));
  const counts = [...(formula?.numerator ?? []), ...(formula?.denominator ?? [])];
  if (own.length > 0) return own;
  return catalogue.filter(({ indicators }) => counts.some((count) => indicators.includes(count)));
}

function latest(entries: readonly CatalogueEntry[], otherwise: string): Term {
  const day = entries
    .map(({ retrieved }) => retrieved)
    .toSorted()
    .at(-1);
  return literal(day || otherwise, 'xsd:date');
}

function themeOf(id: string, { openData }: Plan): DataTheme {
  const found = Object.entries(openData?.themes ?? {}).find(([, ids]) => ids?.includes(id));
  return (found?.[0] as DataTheme | undefined) ?? 'SOCI';
}

/** The region and the results of the plan that the indicator measures. */
function keywordsOf(id: string, { region, ambitions }: Plan): readonly Localised[] {
  const kpis = ambitions.flatMap((ambition) => ambition.kpis).filter(({ indicators }) => indicators.includes(id));
  return [region, ...kpis.map(({ title }) => title)];
}

/** The focus and what it lies in, where they have a code of Eurostat. */
function coveredAreas({ plan, geography }: OpenRelease): readonly Area[] {
  const focus = geography.find(plan.focus);
  return focus && /^[A-Z]{2}[0-9A-Z]{0,3}$/.test(focus.code) ? [focus] : [];
}

function spatialOf(release: OpenRelease): readonly Term[] {
  return coveredAreas(release).map(({ code }) => node(nutsAddress(code)));
}

function spatialQuads(release: OpenRelease): readonly Quad[] {
  return coveredAreas(release).flatMap(({ code, name }) =>
    describe(nutsAddress(code), ['dct:Location'], { 'rdfs:label': texts(name) }),
  );
}

function nutsAddress(code: string): string {
  return `http://data.europa.eu/nuts/code/${code}`;
}

function datasetOf(indicator: Pick<Indicator, 'id'>, origin: string): string {
  return `${origin}${indicatorPath(indicator)}#dataset`;
}

/** A text that names the plan's region. */
function saidOfRegion(
  key: `catalogue.${'title' | 'text' | 'service.title' | 'whole.title' | 'whole.text'}`,
  { region }: Plan,
): Localised {
  return inEveryLocale((locale) => apiText(locale)(key, { region: region[locale] }));
}

function said(key: ApiMessage): Localised {
  return inEveryLocale((locale) => apiText(locale)(key));
}

function distinct(quads: readonly Quad[]): readonly Quad[] {
  const keys = new Set<string>();
  return quads.filter(({ subject, predicate, object }) => {
    const language = object.termType === 'Literal' ? `@${object.language}` : '';
    const key = [subject.value, predicate.value, object.termType, object.value, language].join('\n');
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  });
}
