import jsonld from 'jsonld';
import { DataFactory, Parser, Store, type Quad } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { describe, expect, test } from 'vitest';
import { limburgFolder, openedPlan, tinyPlanFolder } from '../../../../test/release/built-release.ts';
import { hasSharedFiles, readSharedText } from '../../../../test/shared-file.ts';
import { hasValue } from '../../observation/observation-set.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { catalogueTriples } from './triples.ts';
import { node } from './vocabulary.ts';
import { toJsonLd, toTurtle } from './writing.ts';

const limburg = await openedPlan(limburgFolder);
const origin = 'https://ambitie.example';

async function triplesOf(release: OpenRelease): Promise<readonly Quad[]> {
  return catalogueTriples({ release, contents: await release.observations.contents(), origin });
}

const quads = await triplesOf(limburg);

function lines(triples: readonly Quad[]): readonly string[] {
  return triples
    .map(({ subject, predicate, object }) => {
      const more = object.termType === 'Literal' ? `@${object.language}^^${object.datatype.value}` : '';
      return `${subject.value} ${predicate.value} ${object.termType} ${object.value}${more}`;
    })
    .toSorted();
}

describe('the catalogue', () => {
  test('is the same in Turtle and in JSON-LD, and holds nothing twice', async () => {
    const turtle = new Parser().parse(await toTurtle(quads));
    const nquads = (await jsonld.toRDF(JSON.parse(toJsonLd(quads)) as jsonld.JsonLdDocument, {
      format: 'application/n-quads',
    })) as unknown as string;
    const fromJson = new Parser({ format: 'N-Quads' }).parse(nquads);
    expect(lines(turtle)).toEqual(lines(quads));
    expect(lines(fromJson)).toEqual(lines(quads));
    expect(new Set(lines(quads)).size).toBe(quads.length);
    expect(quads.length).toBeGreaterThan(500);
  });

  test('has a dataset for each indicator with figures that may be passed on and one for everything', async () => {
    const store = new Store([...quads]);
    const datasets = store.getSubjects(node('rdf:type'), node('dcat:Dataset'), null).map(({ value }) => value);
    const indicators = limburg.indicators.map(({ id }) => id);
    const offered = await limburg.observations.select({ indicators, breakdowns: [''], reusable: true });
    const totals = new Set(offered.filter(hasValue).map(({ indicator }) => indicator));
    const expected = [...totals].map((indicator) => `${origin}/indicatoren/${indicator}#dataset`);
    expect(datasets.toSorted()).toEqual([...expected, `${origin}/data#alles`].toSorted());
    const listed = store.getObjects(null, node('dcat:dataset'), null).map(({ value }) => value);
    expect(listed.toSorted()).toEqual(datasets.toSorted());
  });

  test('says of a figure what the plan and the publisher say', () => {
    const store = new Store([...quads]);
    const dataset = DataFactory.namedNode(`${origin}/indicatoren/adult-learning-4w-25-64#dataset`);
    const said = (name: string): readonly string[] =>
      store.getObjects(dataset, node(name), null).map((term) => term.value);
    expect(said('dct:title')).toHaveLength(3);
    expect(said('dcat:theme')).toEqual([node('eu:data-theme/EDUC').value]);
    expect(said('dct:spatial')).toEqual(['http://data.europa.eu/nuts/code/BE22']);
  });
});

/** The shapes for DCAT-AP 3 at hand: constraints, ranges, code lists, deprecated names, and the 3.0.1 edition. */
const shapeFiles = [
  'shapes.ttl',
  'range.ttl',
  'ranges.ttl',
  'dcat-ap-SHACL.ttl',
  'mdr-vocabularies.shape.ttl',
  'deprecateduris.ttl',
  'shapes_recommended.ttl',
];

async function validate(triples: readonly Quad[], files = shapeFiles) {
  const shapes = files.flatMap((name) => new Parser().parse(readSharedText(`data/standards/dcat-ap/${name}`)));
  // The ontologies and code lists that shapes import are not at hand; the catalogue describes each code it uses.
  const validator = new SHACLValidator(new Store(shapes), { importGraph: () => new Store() });
  const report = await validator.validate(new Store([...triples]));
  return report.results.map(({ severity, focusNode, path, value }) => ({
    severity: severity?.value.split('#')[1],
    path: (path as unknown as { readonly value?: string } | undefined)?.value ?? '',
    about: focusNode?.value,
    value: value?.value,
  }));
}

/**
 * What the shapes recommend and we cannot give: a publisher in the EU's list of corporate bodies and its type, a place
 * in the EU's lists (NUTS codes are not), the day of first issue, the type of a licence, and the outline of a region.
 */
const knownWarnings = ['dcat:bbox', 'dcat:centroid', 'dct:issued', 'dct:publisher', 'dct:spatial', 'dct:type']
  .map((name) => node(name).value)
  .toSorted();

describe.skipIf(!hasSharedFiles)('checked with the SHACL shapes of DCAT-AP 3', () => {
  test('the catalogue of Limburg violates nothing', async () => {
    const results = await validate(quads);
    const violations = results.filter(({ severity }) => severity === 'Violation');
    expect(violations).toEqual([]);
    const warned = results.map(({ path }) => path);
    expect([...new Set(warned)].toSorted()).toEqual(knownWarnings);
  });

  test('neither does that of a plan without publisher, contact or licences', async () => {
    const results = await validate(await triplesOf(await openedPlan(tinyPlanFolder)));
    expect(results.filter(({ severity }) => severity === 'Violation')).toEqual([]);
  });

  test.each(['dct:title', 'dct:description'])('a dataset without %s is found out', async (name) => {
    const spoilt = quads.filter(
      ({ subject, predicate }) => !(subject.value === `${origin}/data#alles` && predicate.value === node(name).value),
    );
    const found = (await validate(spoilt)).filter(({ severity }) => severity === 'Violation');
    expect(found.length).toBeGreaterThan(0);
    for (const { about, path } of found) expect([about, path]).toEqual([`${origin}/data#alles`, node(name).value]);
  });

  test('a file of a kind that is in no list is found out', async () => {
    const [subject, predicate] = [node(`${origin}/data/figures.csv#bestand`), node('dct:format')];
    const spoilt = [
      ...quads.filter((quad) => !(quad.subject.equals(subject) && quad.predicate.equals(predicate))),
      DataFactory.quad(subject, predicate, DataFactory.namedNode('https://example.org/csv')),
    ];
    const found = (await validate(spoilt)).filter(({ severity }) => severity === 'Violation');
    expect(found.length).toBeGreaterThan(0);
  });
});
