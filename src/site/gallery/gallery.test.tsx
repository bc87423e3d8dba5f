import { describe, expect, test } from 'vitest';
import { specimens } from './specimens.ts';

const voidElements = new Set(['input', 'br', 'hr', 'img', 'meta', 'link']);

async function markup(view: () => unknown): Promise<string> {
  const node = (<>{view()}</>) as { toString: () => string | Promise<string> };
  return node.toString();
}

function perLine(html: string): string {
  return `${html.replaceAll('><', '>\n<')}\n`;
}

/** Elements left open or closed out of turn. */
function unbalanced(html: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = '', ending] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)[^>]*?(\/?)>/g)) {
    if (ending || voidElements.has(name)) continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

function attribute(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1]!);
}

describe.each(specimens)('$component', ({ component, examples }) => {
  test('draws its examples as it did before', async () => {
    const parts = await Promise.all(
      examples.map(async ({ name, view }) => `<!-- ${name} -->\n${perLine(await markup(view))}`),
    );
    await expect(parts.join('\n')).toMatchFileSnapshot(`./snapshots/${component}.html`);
  });

  test.each(examples)('closes what it opens and refers to what is there: $name', async ({ view }) => {
    const html = await markup(view);
    const ids = attribute(html, 'id');
    expect(unbalanced(html)).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const references = ['aria-labelledby', 'aria-describedby', 'for'].flatMap((name) => attribute(html, name));
    for (const id of references.flatMap((reference) => reference.split(' '))) expect(ids).toContain(id);
    expect(html).not.toMatch(/ style=| on[a-z]+=|undefined|NaN|\[object/);
  });
});

test('no two examples on the gallery page share an id', async () => {
  const all = await Promise.all(specimens.flatMap(({ examples }) => examples.map(({ view }) => markup(view))));
  const ids = all.flatMap((html) => attribute(html, 'id'));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
