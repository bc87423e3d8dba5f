import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locales } from '../../foundation/locale.ts';
import { formatDate, formatEuros, formatNumber, formatPercentage } from '../../foundation/number.ts';
import type { PlanTerms } from '../project/plan-terms.ts';
import { readCell } from './cell-reading.ts';
import { numberText, type SheetCell } from './cell-text.ts';
import { layout, type Column, type TableName } from './layout.ts';

const terms: PlanTerms = { action: new Set(), group: new Set(), municipality: new Set(), indicator: new Set() };

function read(table: TableName, name: string, cell: SheetCell) {
  const column = layout[table].find((each) => each.name === name) as Column;
  return readCell(column, cell, terms);
}

const locale = fc.constantFrom(...locales);

test('what the site prints in any language is read, or asked back with what was meant among both readings', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), locale, (euros, into) => {
      const reading = read('budget', 'planned', formatEuros(into, euros));
      if (euros >= 1000 && euros < 1_000_000 && into !== 'fr') {
        expect(reading).toMatchObject({ code: 'two-numbers', args: { first: String(euros) } });
      } else expect(reading).toEqual({ ok: true, text: String(euros) });
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), locale, (units, into) => {
      const percent = units / 100;
      const reading = read('partners', 'share_percent', formatPercentage(into, percent, 2));
      expect(reading).toEqual({ ok: true, text: numberText(percent) });
      const value = read('periods', 'target', formatNumber(into, percent * 1e6 + 0.25, 2));
      expect(value).toEqual({ ok: true, text: numberText(percent * 1e6 + 0.25) });
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), locale, (number, into) => {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
      expect(read('milestones', 'due', formatDate(into, day))).toEqual({ ok: true, text: day });
    }),
  );
});

test('a website may be written without https://, and is asked back when it is none', () => {
  expect(['www.example.be', 'http://example.be/a', 'geen'].map((text) => read('projects', 'website', text))).toEqual([
    { ok: true, text: 'https://www.example.be' },
    { ok: true, text: 'http://example.be/a' },
    { ok: false, code: 'bad-web-address', args: { value: 'geen' } },
  ]);
});

test('what an export writes is read back unchanged, whatever the number', () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.integer({ min: -1e14, max: 1e14 }), fc.integer({ min: 0, max: 12 })),
      ([digits, places]) => {
        const text = numberText(Number(`${digits}e-${places}`) + 0);
        expect(read('periods', 'actual', text)).toEqual({ ok: true, text });
      },
    ),
  );
});

test('a text that may be thousands or decimals is asked back with both, each of which can be read', () => {
  expect(['1.234', '1,234', '-12.345'].map((text) => read('periods', 'target', text))).toEqual([
    { ok: false, code: 'two-numbers', args: { value: '1.234', first: '1234', second: '1.2340' } },
    { ok: false, code: 'two-numbers', args: { value: '1,234', first: '1234', second: '1.2340' } },
    { ok: false, code: 'two-numbers', args: { value: '-12.345', first: '-12345', second: '-12.3450' } },
  ]);
  expect(['1234', '1.2340', '3750.30', '1.250,50', '12 000'].map((text) => read('periods', 'target', text))).toEqual(
    ['1234', '1.2340', '3750.3', '1250.5', '12000'].map((text) => ({ ok: true, text })),
  );
  expect(read('milestones', 'due', '24-11-26')).toEqual({
    ok: false,
    code: 'two-days',
    args: { value: '24-11-26', first: '2026-11-24', second: '2024-11-26' },
  });
});

test('a cell that a workbook holds as a number is that number, to the digits that a workbook has', () => {
  expect([1.234, 0.1 + 0.2, -5].map((cell) => read('periods', 'target', cell))).toEqual([
    { ok: true, text: '1.2340' },
    { ok: true, text: '0.3' },
    { ok: true, text: '-5' },
  ]);
  expect(read('milestones', 'title', 1.234)).toEqual({ ok: true, text: '1.234' });
  expect(read('risks', 'impact', 6)).toMatchObject({ code: 'bad-score' });
  expect(read('budget', 'planned', Infinity)).toMatchObject({ code: 'bad-amount' });
});

test('a choice is read by its code and by every name that the site has for it', () => {
  const columns = Object.values(layout).flat();
  const choices = columns.flatMap((column) =>
    column.kind === 'choice' ? Object.entries(column.of).map(([code, names]) => ({ column, code, names })) : [],
  );
  for (const { column, code, names } of choices) {
    expect(names.length, `${column.name} ${code}`).toBeGreaterThanOrEqual(locales.length);
    const read = [code, ...names].map((name) => readCell(column, name, terms));
    expect(read).toEqual(read.map(() => ({ ok: true, text: code })));
  }
  expect(read('partners', 'natural_person', 'Oui')).toEqual({ ok: true, text: 'yes' });
  expect(read('partners', 'role', 'baas')).toMatchObject({ code: 'bad-choice' });
});
