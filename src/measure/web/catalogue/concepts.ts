import type { Quad } from 'n3';
import { describe, literal, node, prefixes, type Name } from './vocabulary.ts';

/** What a code is, by the list of the EU that it stands in. Source: EU Vocabularies, authority tables. */
const lists: Readonly<Record<string, { readonly title: string; readonly type: Name }>> = {
  'access-right': { title: 'Access right', type: 'dct:RightsStatement' },
  'data-theme': { title: 'Data theme', type: 'skos:Concept' },
  'file-type': { title: 'File type', type: 'dct:MediaTypeOrExtent' },
  frequency: { title: 'Frequency', type: 'dct:Frequency' },
  language: { title: 'Language', type: 'dct:LinguisticSystem' },
  'planned-availability': { title: 'Planned availability', type: 'skos:Concept' },
};

const codePattern = new RegExp(`^${prefixes.eu}([a-z-]+)/([A-Za-z0-9_]+)$`);

/** Says of every code that triples refer to what it is and in which list it stands. */
export function describeConcepts(quads: readonly Quad[]): readonly Quad[] {
  const named = new Set(
    quads.filter(({ object }) => object.termType === 'NamedNode').map(({ object }) => object.value),
  );
  return [...named].flatMap((address) => {
    if (address.startsWith(prefixes.iana)) return describe(address, ['dct:MediaType']);
    const [, list = '', code = ''] = codePattern.exec(address) ?? [];
    return describeCode(address, list, code);
  });
}

function describeCode(address: string, list: string, code: string): readonly Quad[] {
  const known = lists[list];
  if (!known) return [];
  const scheme = `${prefixes.eu}${list}`;
  return [
    ...describe(address, [...new Set([known.type, 'skos:Concept' as const])], {
      'skos:prefLabel': literal(code, 'xsd:string'),
      'skos:inScheme': node(scheme),
    }),
    ...describe(scheme, ['skos:ConceptScheme'], { 'dct:title': literal(known.title, 'xsd:string') }),
  ];
}
