import { DataFactory, type Literal, type NamedNode, type Quad } from 'n3';
import { locales, type Localised } from '../../../foundation/locale.ts';

/** Prefixes of the vocabularies that the catalogue is written in. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  eu: 'http://publications.europa.eu/resource/authority/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  iana: 'https://www.iana.org/assignments/media-types/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

type Prefix = keyof typeof prefixes;
/** A name in one of the vocabularies: `dct:title`. */
export type Name = `${Prefix}:${string}`;

export type Term = NamedNode | Literal;

/** The node of an address or of a name in a vocabulary. */
export function node(address: string): NamedNode {
  const [prefix = '', ...rest] = address.split(':');
  const base = (prefixes as Readonly<Record<string, string>>)[prefix];
  return DataFactory.namedNode(base ? base + rest.join(':') : address);
}

export function literal(text: string, type: Name): Literal {
  return DataFactory.literal(text, node(type));
}

/** The same text in every language of the site. */
export function texts(text: Localised): readonly Literal[] {
  return locales.map((locale) => DataFactory.literal(text[locale], locale));
}

/** What is said of one node: a type or several, and values by property. */
export function describe(
  address: string,
  types: readonly Name[],
  properties: Readonly<Partial<Record<Name, Term | readonly Term[] | undefined>>> = {},
): readonly Quad[] {
  const subject = node(address);
  const said: readonly (readonly [string, Term])[] = [
    ...types.map((type) => ['rdf:type', node(type)] as const),
    ...Object.entries(properties).flatMap(([name, values]) =>
      [values ?? []].flat().map((value) => [name, value] as const),
    ),
  ];
  return said.map(([name, value]) => DataFactory.quad(subject, node(name), value));
}
