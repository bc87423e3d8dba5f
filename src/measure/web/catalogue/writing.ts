import { Writer, type Quad } from 'n3';
import { node, prefixes } from './vocabulary.ts';

/** Triples as Turtle. */
export async function toTurtle(quads: readonly Quad[]): Promise<string> {
  const writer = new Writer({ prefixes });
  writer.addQuads([...quads]);
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)));
  });
}

/** The same triples as JSON-LD 1.1: a list of nodes, names shortened by the context. Triples have no blank nodes. */
export function toJsonLd(quads: readonly Quad[]): string {
  const bySubject = Map.groupBy(quads, ({ subject }) => subject.value);
  const graph = [...bySubject].map(([subject, said]) => ({ '@id': subject, ...propertiesOf(said) }));
  return JSON.stringify({ '@context': prefixes, '@graph': graph }, null, 1);
}

const typeOf = node('rdf:type').value;
const plainText = node('xsd:string').value;

function propertiesOf(quads: readonly Quad[]): Readonly<Record<string, readonly unknown[]>> {
  const byPredicate = Map.groupBy(quads, ({ predicate }) => predicate.value);
  return Object.fromEntries(
    [...byPredicate].map(([predicate, said]) =>
      predicate === typeOf
        ? ['@type', said.map(({ object }) => shorten(object.value))]
        : [shorten(predicate), said.map(valueOf)],
    ),
  );
}

function valueOf({ object }: Quad): unknown {
  if (object.termType !== 'Literal') return { '@id': object.value };
  if (object.language) return { '@value': object.value, '@language': object.language };
  if (object.datatype.value === plainText) return object.value;
  return { '@value': object.value, '@type': shorten(object.datatype.value) };
}

function shorten(address: string): string {
  const found = Object.entries(prefixes).find(([, base]) => address.startsWith(base));
  return found ? `${found[0]}:${address.slice(found[1].length)}` : address;
}
