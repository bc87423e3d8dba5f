import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readYaml, yamlText } from './yaml-file.ts';

const schema = z.strictObject({
  name: yamlText,
  years: z.array(z.number()).optional(),
  colour: z.enum(['heather', 'maas']).optional(),
  code: z
    .string()
    .regex(/^[A-Z]+$/, 'Write capitals, like BE.')
    .optional(),
  tests: z
    .record(
      z.string(),
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('rank'), position: z.string() }),
        z.strictObject({ kind: z.literal('trend'), towards: z.string() }),
      ]),
    )
    .optional(),
});

function problemsOf(text: string) {
  const result = readYaml('plan.yaml', text, schema);
  return result.ok ? [] : result.problems;
}

describe('reading a YAML file', () => {
  it('gives the value, with the place of each part', () => {
    const result = readYaml('plan.yaml', 'name: 10\nyears:\n  - 2018\n  - 2019\n', schema);
    expect(result.ok && result.value.value).toEqual({ name: '10', years: [2018, 2019] });
    expect(result.ok && result.value.placeOf(['years', 1])).toBe('plan.yaml:4:5');
    expect(result.ok && result.value.placeOf(['name'])).toBe('plan.yaml:1:7');
    expect(result.ok && result.value.placeOfKey(['years'])).toBe('plan.yaml:2:1');
  });

  it('suggests the nearest key for one it does not know', () => {
    expect(problemsOf('name: a\nyeras: [1]\n')).toEqual([
      {
        code: 'unknown-key',
        message: 'The key "yeras" is unknown here.',
        at: 'plan.yaml:2:1',
        hint: 'Did you mean "years"?',
      },
    ]);
  });

  it('suggests only keys of the kind at hand in a choice of kinds', () => {
    const [problem] = problemsOf('name: a\ntests:\n  one:\n    kind: trend\n    towards: up\n    zzzzzzz: low\n');
    expect(problem).toMatchObject({ at: 'plan.yaml:6:5', hint: 'Remove it, or use one of: kind, towards.' });
  });

  it('says which key is missing and what to add', () => {
    const [problem] = problemsOf('years: [1]\n');
    expect(problem).toMatchObject({ code: 'missing-key', message: 'The key "name" is missing.' });
    expect(problem?.hint).toContain('Add "name:"');
  });

  it('says what was expected, with an example, for a value of another type', () => {
    expect(problemsOf('name: a\nyears: soon\n')).toEqual([
      {
        code: 'wrong-type',
        message: '"years" is "soon".',
        at: 'plan.yaml:2:8',
        hint: 'Write a list, like [BE21, BE23].',
      },
    ]);
  });

  it('suggests the nearest choice, and shows the remedy of a pattern', () => {
    expect(problemsOf('name: a\ncolour: heater\ncode: be\n').map(({ at, hint }) => [at, hint])).toEqual([
      ['plan.yaml:2:9', 'Did you mean "heather"?'],
      ['plan.yaml:3:7', 'Write capitals, like BE.'],
    ]);
  });

  it('names the known kinds for an unknown one', () => {
    const [problem] = problemsOf('name: a\ntests:\n  one:\n    kind: tren\n');
    expect(problem).toMatchObject({ code: 'wrong-value', at: 'plan.yaml:4:11', hint: 'Did you mean "trend"?' });
  });

  it('places repeated keys and broken syntax', () => {
    expect(problemsOf('name: a\nname: b\n')).toMatchObject([{ code: 'repeated-key', at: 'plan.yaml:2:1' }]);
    expect(problemsOf('name: [a\n')).toMatchObject([
      { code: 'yaml-syntax', at: expect.stringMatching(/^plan\.yaml:\d/) },
    ]);
  });

  it('returns every problem at once', () => {
    expect(problemsOf('nmae: a\nyears: soon\ncolour: red\n')).toHaveLength(4);
  });

  it('calls an empty file empty', () => {
    expect(problemsOf('')).toMatchObject([{ code: 'empty-file' }]);
  });
});
