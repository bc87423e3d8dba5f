import type { FieldTexts } from './section-values.ts';

/** Fields by path as objects in objects; a place becomes an index of a list. A name with several texts ends in "[]". */
export function nested(values: FieldTexts): unknown {
  const root: Nest = {};
  for (const [name, texts] of Object.entries(values)) {
    const path = name.split('.');
    if (path.length > 9 || path.includes('__proto__')) continue;
    const at = path.slice(0, -1).reduce<Nest>(descend, root);
    at[path.at(-1)!] = name.endsWith('[]') ? texts : (texts[0] ?? '');
  }
  return root;
}

type Nest = { [step: string]: unknown };

function descend(at: Nest, step: string): Nest {
  const inner = Object.hasOwn(at, step) ? at[step] : undefined;
  if (inner !== null && typeof inner === 'object') return inner as Nest;
  return (at[step] = {});
}
