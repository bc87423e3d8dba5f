import { expect, test } from 'vitest';
import { z } from 'zod';
import { countRows, fileIn, readForm, rowValuesOf, shownValues } from './form.ts';

const schema = z.object({
  title: z.string().trim().min(1, 'title.missing').max(10, 'title.long'),
  themes: z.array(z.string()).min(1, 'themes.missing'),
});

function formOf(entries: readonly (readonly [string, string | File])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

test('a form that is right gives its answers and what was typed', () => {
  const form = formOf([
    ['title', ' Zorg '],
    ['themes', 'a'],
    ['themes', 'b'],
  ]);
  expect(readForm(form, schema, ['themes'])).toEqual({
    ok: true,
    value: { title: 'Zorg', themes: ['a', 'b'] },
    values: { title: [' Zorg '], themes: ['a', 'b'] },
  });
});

test('everything wrong is told at once, one thing for each field, and what was typed is kept', () => {
  expect(readForm(formOf([['title', '  ']]), schema, ['themes'])).toEqual({
    ok: false,
    errors: { title: 'title.missing', themes: 'themes.missing' },
    values: { title: ['  '] },
  });
});

test('line ends are those of Unix, and files stay out of the texts', () => {
  const form = formOf([
    ['title', 'a\r\nb'],
    ['file', new File(['x'], 'x.txt')],
    ['none', new File([], '')],
  ]);
  expect(readForm(form, z.object({ title: z.string() }))).toMatchObject({ value: { title: 'a\nb' } });
  expect(fileIn(form, 'file')?.name).toBe('x.txt');
  expect(fileIn(form, 'none')).toBeUndefined();
  expect(fileIn(form, 'title')).toBeUndefined();
});

test('values to show are lists of texts, without what is absent', () => {
  expect(shownValues({ a: 1, b: undefined, c: ['x'], d: '' })).toEqual({ a: ['1'], c: ['x'], d: [''] });
});

test('a field that was not sent counts as an empty one, and what is wrong with that is told by the schema', () => {
  expect(readForm(formOf([]), schema)).toMatchObject({
    ok: false,
    errors: { title: 'title.missing' },
  });
  const optional = z.object({ note: z.string().optional() });
  expect(readForm(formOf([]), optional)).toMatchObject({ ok: true, value: {} });
});

test('a field may be called as every object has names', () => {
  const form = formOf(['__proto__', 'constructor', 'toString', 'title'].map((name) => [name, 'x']));
  const { values } = readForm(form, z.object({ title: z.string() }));
  expect(values['constructor']).toEqual(['x']);
  expect(Object.keys(values)).toEqual(['__proto__', 'constructor', 'toString', 'title']);
});

test('rows are counted by those that were sent, whatever places they say', () => {
  const values = rowValuesOf(
    formOf([
      ['versie', '3'],
      ['milestones.90000000.title', 'laatste'],
      ['milestones.4.title', 'eerste'],
      ['milestones.4.parts.7.code', 'x'],
      ['milestones.4.parts.7.code', 'y'],
      ['milestones.1e9.title', 'geen plaats'],
    ]),
  );
  expect(values).toEqual({
    versie: ['3'],
    'milestones.1.title': ['laatste'],
    'milestones.0.title': ['eerste'],
    'milestones.0.parts.0.code': ['x', 'y'],
    'milestones.1e9.title': ['geen plaats'],
  });
  expect([countRows(values, 'milestones'), countRows(values, 'milestones.0.parts'), countRows(values, 'x')]).toEqual([
    2, 1, 0,
  ]);
});
