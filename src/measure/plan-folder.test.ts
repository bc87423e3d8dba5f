import { describe, expect, it } from 'vitest';
import { limburgFolder, planTexts, tinyPlanFolder } from '../../test/release/built-release.ts';
import { describeProblem } from '../foundation/problem.ts';
import { loadPlanFolder } from './plan-folder.ts';

const tiny = planTexts(tinyPlanFolder);

/** The problems of the tiny plan with one text in one file replaced, as "code place". */
function problemsAfter(file: string, from: string, to: string): readonly string[] {
  const text = tiny.get(file) ?? '';
  expect(text).toContain(from);
  const result = loadPlanFolder(new Map([...tiny, [file, text.replace(from, to)]]));
  return result.ok ? [] : result.problems.map(({ code, at, hint }) => `${code} ${at} ${hint}`);
}

describe('the tiny plan of an invented region', () => {
  it('loads by the same loader, with its own codes, ids and texts', () => {
    const result = loadPlanFolder(tiny);
    if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'));
    const { plan, areas, indicators, claims, targets } = result.value;
    expect(plan.ambitions[0]?.kpis[0]?.missing).toMatchObject([
      { id: 'books-read', holder: 'Libraries of Overzee', level: 'municipality' },
    ]);
    expect(targets).toMatchObject([{ kpi: 'Q1.1', area: 'DK', value: 40, path: { kind: 'stepwise' } }]);
    expect(plan.ambitions[0]).toMatchObject({ id: '1', title: { en: 'Reading nearby' } });
    expect(areas.map(({ code }) => code)).toEqual(['OV', 'DK', 'PK', 'DK-1']);
    expect(indicators[1]?.breaks).toMatchObject([{ period: '2024', areas: ['PK'] }]);
    expect(claims.map(({ id, parts }) => [id, parts[0]?.test.kind])).toEqual([
      ['T1', 'on-side'],
      ['T2', 'trends'],
    ]);
  });
});

describe('what does not fit between the files of a plan', () => {
  it.each([
    [
      'an area',
      'claims.yaml',
      'area: DK\n    benchmark',
      'area: KD\n    benchmark',
      'unknown-area claims.yaml:5:11 Did you mean',
    ],
    [
      'an indicator in a claim',
      'claims.yaml',
      'indicator: residents',
      'indicator: residnts',
      'unknown-indicator claims.yaml:11:16 Did you mean "residents"?',
    ],
    [
      'an indicator in the plan',
      'plan.yaml',
      'headline: library-members-share',
      'headline: library-members-shar',
      'unknown-indicator plan.yaml:6:11 Did you mean "library-members-share"?',
    ],
    [
      'an indicator that brings a missing figure',
      'plan.yaml',
      'level: municipality }',
      'level: municipality, measuredBy: [{ indicator: residnts, breakdown: age=Y15-24 }] }',
      'unknown-indicator plan.yaml:19:108 Did you mean "residents"?',
    ],
    ['a KPI', 'plan.yaml', 'kpis: [Q1.1]', 'kpis: [Q1.2]', 'unknown-KPI plan.yaml:10:12 Did you mean "Q1.1"?'],
    [
      'a break',
      'indicators.yaml',
      'breaks: [new-cards]',
      'breaks: [new-card]',
      'unknown-break indicators.yaml:18:14 Did you mean "new-cards"?',
    ],
    [
      'a persons base',
      'indicators.yaml',
      'indicators: [residents]',
      'indicators: [resident]',
      'unknown-indicator indicators.yaml:17:24 Did you mean "residents"?',
    ],
    [
      'an area of a break',
      'indicators.yaml',
      'areas: [PK]',
      'areas: [PX]',
      'unknown-area indicators.yaml:4:13 Did you mean "PK"?',
    ],
    [
      'a KPI of a target',
      'targets.csv',
      'Q1.1,library',
      'Q1.7,library',
      'unknown-KPI targets.csv:2 Did you mean "Q1.1"?',
    ],
    ['an area of a target', 'targets.csv', 'share,DK,', 'share,DX,', 'unknown-area targets.csv:2 Did you mean'],
    ['a parent', 'areas.csv', '2000-01-01,,,DK,', '2000-01-01,,,KKKK,', 'unknown-area areas.csv:5 Add the area'],
    ['a group', 'areas.csv', ',DK,,,2.5', ',DK,grp-x,,2.5', 'unknown-group areas.csv:5 Add the group'],
  ])('an unknown reference to %s is placed, with the nearest name', (_, file, from, to, problem) => {
    expect(problemsAfter(file, from, to)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
  });

  it('a claim about a finding that the plan does not have is refused, and so are its texts', () => {
    const problems = problemsAfter('claims.yaml', 'T2:', 'T3:');
    expect(problems).toContain('unknown-finding claims.yaml:8:1 Did you mean "T1"?');
    expect(problems.filter((problem) => problem.startsWith('missing-text'))).toHaveLength(3);
  });

  it('a text that is missing in one language is named with its place and language', () => {
    expect(problemsAfter('texts/fr.yaml', '  newcomers: Nouveaux venus\n', '  {}\n')).toEqual([
      'missing-text texts/fr.yaml:29:1 Add "newcomers:" below "groups" in texts/fr.yaml.',
    ]);
  });

  it('a text under a mistyped id is both missing and unknown', () => {
    expect(problemsAfter('texts/en.yaml', '  R1.1:', '  R1.l:')).toEqual([
      expect.stringContaining('missing-text texts/en.yaml:19:1'),
      expect.stringContaining('missing-text texts/en.yaml:19:1'),
      'unknown-text texts/en.yaml:21:12 Did you mean "actions.R1.1.title"?',
      'unknown-text texts/en.yaml:22:11 Did you mean "actions.R1.1.text"?',
    ]);
  });

  it.each([
    ['cannot be read', '{inArea} {count', '{inArea {count', 'invalid-message texts/en.yaml:'],
    ['asks for what it does not get', '{inArea} {count', '{place} {count', 'unknown-message-value texts/en.yaml:'],
  ])('a sentence that %s is placed', (_, from, to, problem) => {
    expect(problemsAfter('texts/en.yaml', from, to)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('what is wrong within a file of a plan', () => {
  it('targets may be left out', () => {
    const result = loadPlanFolder(new Map([...tiny].filter(([name]) => name !== 'targets.csv')));
    expect(result.ok && result.value.targets).toEqual([]);
  });

  it('a missing file is named', () => {
    const result = loadPlanFolder(new Map([...tiny].filter(([name]) => name !== 'claims.yaml')));
    expect(!result.ok && result.problems).toMatchObject([{ code: 'missing-file', at: 'claims.yaml' }]);
  });

  it('figures may stand in several files of a folder, read in order of name', () => {
    const figures = tiny.get('figures.csv') ?? '';
    const others = [...tiny].filter(([name]) => name !== 'figures.csv');
    const tables = new Map([...others, ['figures/b.csv', figures], ['figures/a.csv', figures], ['figures/a.md', '#']]);
    const result = loadPlanFolder(tables);
    expect(result.ok && result.value.figures.map(({ name }) => name)).toEqual(['figures/a.csv', 'figures/b.csv']);
    const without = loadPlanFolder(new Map(others));
    expect(without.ok ? [] : without.problems).toMatchObject([{ code: 'missing-file', at: 'figures.csv' }]);
  });

  it('problems of all files are told at once', () => {
    const broken = new Map([...tiny, ['plan.yaml', 'id: 1\n'], ['areas.csv', ''], ['texts/nl.yaml', 'plan: [\n']]);
    const result = loadPlanFolder(broken);
    const places = result.ok ? [] : result.problems.map(({ at }) => at.split(':')[0]);
    expect(new Set(places)).toEqual(new Set(['plan.yaml', 'areas.csv', 'texts/nl.yaml']));
  });

  it.each([
    ['plan.yaml', 'findings: [T1, T2]', 'findings: [T1, T1]', 'repeated-finding plan.yaml:7:16'],
    [
      'plan.yaml',
      'findings:',
      "colours: { focusLight: '#c9a2e6', focusDark: '#c9a2e6' }\nfindings:",
      'low-contrast plan.yaml:7:24 Choose a darker',
    ],
    [
      'plan.yaml',
      'findings:',
      "colours: { focusLight: red, focusDark: '#c9a2e6' }\nfindings:",
      'wrong-value plan.yaml:7:24 Write a colour',
    ],
    [
      'indicators.yaml',
      'unit: PS',
      'unit: people',
      'wrong-value indicators.yaml:8:11 Write one of: PC, PS, NR, P100, P1000, EUR.',
    ],
    ['indicators.yaml', 'period: 2024', 'period: spring', 'wrong-value indicators.yaml:3:13 Write a period'],
    [
      'indicators.yaml',
      'additive: true',
      'formula: { numerator: [residents], denominator: [residents] }',
      'wrong-unit indicators.yaml:10:5 A formula gives a rate',
    ],
    ['claims.yaml', 'kind: on-side', 'kind: onside', 'wrong-value claims.yaml:3:11 Did you mean "on-side"?'],
    ['claims.yaml', 'side: above', 'sides: above', 'unknown-key claims.yaml:7:5 Did you mean "side"?'],
    ['plan.yaml', 'level: municipality', 'level: village', 'wrong-value plan.yaml:19:68 Write one of: municipality'],
    ['targets.csv', ',2027,', ',2022,', 'target-before-baseline targets.csv:2 Choose'],
    ['areas.csv', 'DK,province', 'DK,provence', 'wrong-cell areas.csv:3 Write one of: municipality'],
    ['areas.csv', '2000-01-01', '2000-02-31', 'wrong-cell areas.csv:5 Write a date'],
    ['areas.csv', '51.2,0,0', '51.2,0,', 'half-pair areas.csv:5 Give both'],
    [
      'areas.csv',
      'OV,region,Overzee,Overzee,Outremer,,,,',
      'OV,region,Overzee,Overzee,Outremer,,,,DK',
      'circle areas.csv:2 Correct one parent',
    ],
    ['areas.csv', '2000-01-01,,,DK', '2000-01-01,,DK,DK', 'successor-too-soon areas.csv:5 Give its last day'],
    ['texts/nl.yaml', 'name: Lezend Duinkant', 'name:', 'wrong-text texts/nl.yaml:2:'],
  ])('%s: "%s" written as "%s" is refused', (file, from, to, problem) => {
    expect(problemsAfter(file, from, to)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
  });
});

describe('the plan of Limburg', () => {
  const result = loadPlanFolder(planTexts(limburgFolder));
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'));
  const { plan, areas, indicators, claims } = result.value;

  it('holds every finding, commitment, ambition line, action and KPI of the chapter', () => {
    expect(plan.findings.map(({ id }) => id)).toEqual(['F1', 'F2', 'F3', 'F4', 'F5', 'F6']);
    expect(plan.commitments).toHaveLength(5);
    expect(plan.ambitions.map(({ id, actions, kpis }) => [id, actions.length, kpis.length])).toEqual([
      ['10', 6, 2],
      ['11', 7, 3],
      ['12', 5, 3],
    ]);
    expect(claims.map(({ id }) => id)).toEqual(plan.findings.map(({ id }) => id));
    expect(plan.groups).toHaveLength(5);
    expect(plan.talentDimensions).toHaveLength(4);
  });

  it('has 50 municipality codes, of which 38 exist today, each on a tile of its own', () => {
    const municipalities = areas.filter(({ kind }) => kind === 'municipality');
    const today = municipalities.filter(({ validTo }) => !validTo);
    expect([municipalities.length, today.length]).toEqual([50, 38]);
    expect(new Set(today.map(({ tile }) => String(tile))).size).toBe(38);
    expect(municipalities.filter(({ validTo, tile }) => validTo && tile)).toEqual([]);
  });

  it('leads every former municipality to one that exists today, in the same province', () => {
    const byCode = new Map(areas.map((area) => [area.code, area]));
    const former = areas.filter(({ validTo }) => validTo);
    expect(former).toHaveLength(12);
    for (const { successor } of former) {
      expect(byCode.get(successor ?? ('' as never))).toMatchObject({ parent: 'BE22' });
    }
  });

  it('puts every municipality in one primary care zone, Maasland being one of them', () => {
    const zones = areas.filter(({ groupSet }) => groupSet === 'eerstelijnszone').map(({ code }) => code);
    expect(zones).toContain('grp-maasland');
    for (const area of areas.filter(({ kind }) => kind === 'municipality')) {
      expect(area.groups.filter((group) => zones.includes(group))).toHaveLength(1);
    }
  });

  it('defines each indicator of its figures in the unit of its figures', () => {
    const units = new Map(indicators.map(({ id, unit }) => [String(id), unit]));
    const rows = result.value.figures.flatMap(({ text }) => text.trim().split('\n').slice(1));
    expect(rows.length).toBeGreaterThan(indicators.length);
    const others = rows.filter((row) => {
      const [id = '', , , , unit] = row.split(',');
      return units.get(id) !== unit;
    });
    expect(others).toEqual([]);
  });
});

describe('A comparison with regions elsewhere', () => {
  const limburg = planTexts(limburgFolder);

  it('adds the regions of regions.csv to the areas, and their figures', () => {
    const loaded = loadPlanFolder(limburg);
    const regions = loaded.ok ? loaded.value.areas.filter(({ kind }) => kind === 'comparison-region') : [];
    expect(regions.length).toBeGreaterThan(300);
    expect(regions.some(({ code }) => code === 'BE22')).toBe(false);
    expect(loaded.ok && loaded.value.regionFigures.length).toBeGreaterThan(2000);
  });

  it('needs the file, and refuses it with its own places', () => {
    const without = loadPlanFolder(new Map([...limburg].filter(([name]) => name !== 'regions.csv')));
    expect(without.ok ? [] : without.problems.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'missing-file regions.csv',
    ]);
    const text = (limburg.get('regions.csv') ?? '').replace('AT11,Burgenland,293936', 'AT11,Burgenland,many');
    const wrong = loadPlanFolder(new Map([...limburg, ['regions.csv', text]]));
    expect(wrong.ok ? [] : wrong.problems.map(({ code, at }) => `${code} ${at}`)).toEqual(['bad-number regions.csv:2']);
  });

  it('names an indicator of the comparison that does not exist where plan.yaml names it', () => {
    const text = (limburg.get('plan.yaml') ?? '').replace(
      '- { indicator: activity-rate-15-64 }',
      '- { indicator: activity }',
    );
    const loaded = loadPlanFolder(new Map([...limburg, ['plan.yaml', text]]));
    expect(loaded.ok ? [] : loaded.problems.map(({ code, at }) => `${code} ${at.split(':')[0]}`)).toEqual([
      'unknown-indicator plan.yaml',
    ]);
  });
});
