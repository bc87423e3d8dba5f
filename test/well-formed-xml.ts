/** An element of an XML document as it was read. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly within, entities resolved. */
  readonly text: string;
}

/**
 * Reads an XML document strictly and without a document type: tags that match, attributes in quotes and not twice, no
 * bare `&` or `<`, one root.
 *
 * @throws {Error} at the first place that is not well-formed.
 */
export function readXml(source: string): XmlElement {
  const root: Mutable = { name: '', attributes: {}, children: [], text: '' };
  const open: Mutable[] = [root];
  let rest = source.replace(/^\uFEFF?<\?xml [^?]*\?>/, '');
  while (rest.length > 0) {
    const here = open.at(-1)!;
    const [whole, text, comment, instruction, closing, tag, attributes = '', selfClosing] =
      piece.exec(rest) ?? fail(rest);
    rest = rest.slice(whole.length);
    if (comment !== undefined || instruction !== undefined) continue;
    if (text !== undefined) here.text += resolved(text);
    else if (closing !== undefined) {
      if (here.name !== closing || open.length === 1) fail(`</${closing}> closes <${here.name}>`);
      open.pop();
    } else {
      const element: Mutable = { name: tag!, attributes: attributesOf(attributes), children: [], text: '' };
      here.children.push(element);
      if (!selfClosing) open.push(element);
    }
  }
  if (open.length > 1) fail(`<${open.at(-1)!.name}> is not closed`);
  if (root.children.length !== 1 || root.text.trim()) fail('there is not one root');
  return root.children[0]!;
}

interface Mutable {
  name: string;
  attributes: Record<string, string>;
  children: Mutable[];
  text: string;
}

const piece =
  /^(?:([^<]+)|<!--((?:(?!--)[^])*)-->|<\?([^]*?)\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>)/;

function fail(what: string): never {
  throw new Error(`not well-formed XML: ${what.slice(0, 80)}`);
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (Object.hasOwn(found, name!)) fail(`attribute ${name} stands twice`);
    found[name!] = resolved(double ?? single ?? '');
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolved(text: string): string {
  return text.replace(/&([^;]{0,12};)?/g, (whole, name?: string) => {
    const entity = name?.slice(0, -1) ?? '';
    const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(entity) ?? [];
    if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[entity] ?? fail(whole);
  });
}

/** Every element of that name within, in the order of the document. */
export function elementsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return [
    ...(element.name === name ? [element] : []),
    ...element.children.flatMap((child) => elementsNamed(child, name)),
  ];
}
