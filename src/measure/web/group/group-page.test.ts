import { describe, expect, test } from 'vitest';
import { limburgFolder, openedPlan, planWith, tinyPlanFolder } from '../../../../test/release/built-release.ts';
import { locales } from '../../../foundation/locale.ts';
import { loadPlanFolder } from '../../plan-folder.ts';
import { readPlanFiles } from '../../plan-folder-store.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { localePath } from '../../../site/address.ts';
import { createMeasureSite } from '../site.tsx';

const limburg = await openedPlan(limburgFolder);

function siteOn(release: OpenRelease) {
  const { app } = createMeasureSite({
    release: () => release,
    assets: { css: '/site.css', files: new Map() },
    onError: (error) => {
      throw error;
    },
  });
  return async (path: string): Promise<string> => {
    const answer = await app.request(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text();
  };
}

const pageOf = siteOn(limburg);

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll(/&nbsp;|\u{A0}|\u{202F}/gu, ' ')
    .replace(/\s+/g, ' ');
}

describe('the page of a group that the plan names', () => {
  test('links each figure about it that exists, and says of each other one who has it', async () => {
    const measured = new Set((await limburg.observations.contents()).map(({ indicator }) => String(indicator)));
    for (const group of limburg.plan.groups) {
      const html = await pageOf(`/groepen/${group.id}`);
      for (const id of group.indicators ?? []) {
        expect([id, html.includes(`href="/indicatoren/${id}"`)]).toEqual([id, true]);
        const holder = limburg.findIndicator(id)?.publisher ?? '';
        if (!measured.has(id)) expect(html).toContain(`Hebben we nog niet. ${holder}`);
      }
    }
  });

  test('names who holds what is missing, in every language', async () => {
    const figures = limburg.plan.ambitions.flatMap(({ kpis }) => kpis.flatMap(({ missing }) => missing));
    for (const locale of locales) {
      for (const group of limburg.plan.groups) {
        const text = textOf(await pageOf(localePath(locale, `/groepen/${group.id}`)));
        for (const id of group.missing ?? []) {
          const figure = figures.find((each) => each.id === id);
          expect(text).toContain(textOf(figure?.text[locale] ?? id));
          expect(text).toContain(figure?.holder);
        }
      }
    }
  });

  test('shows the actions that name it and no others', async () => {
    const linked = async (id: string): Promise<readonly string[]> =>
      [...(await pageOf(`/groepen/${id}`)).matchAll(/href="\/ambities\/\d+#(A[\d.]+)"/g)].map(
        ([, action = '']) => action,
      );
    for (const { id, actions = [] } of limburg.plan.groups) expect([id, await linked(id)]).toEqual([id, actions]);
  });

  test('shows a part of an indicator with its year once a publisher brings it, and no longer calls it missing', async () => {
    const folder = planWith(
      limburgFolder,
      'figures/added.csv',
      () => `indicator,area,period,value,unit,flag,publisher,dataset,note,retrieved,breakdown
employment-rate-20-64,BE22,2024,58.1,PC,,Eurostat,lfst_r_lfe2emprtn,,2026-11-24,isced11=ED0-2
employment-rate-20-64,BE22,2024,61.2,PC,,Eurostat,lfst_r_lfe2emprt,,2026-11-24,age=Y55-64
`,
    );
    const ask = siteOn(await openedPlan(folder));
    const text = textOf(await ask('/groepen/low-educated'));
    expect(text).toContain('58,1% in Limburg (2024)');
    const kpis = limburg.plan.ambitions.flatMap((ambition) => ambition.kpis);
    const missing = kpis.flatMap((kpi) => kpi.missing).find(({ id }) => id === 'work-by-education-and-age')?.text.nl;
    expect(text).not.toContain(missing);
    expect(textOf(await pageOf('/groepen/low-educated'))).toContain(missing);
  });

  test('says so when nothing is measured', async () => {
    expect(textOf(await pageOf('/groepen/work-disability'))).toContain('Over deze groep is er nog geen enkel cijfer.');
  });
});

test('groups may stand in a plan by their id alone', async () => {
  const release = await openedPlan(tinyPlanFolder);
  const ask = siteOn(release);
  for (const { id, name } of release.plan.groups) expect(await ask(`/groepen/${id}`)).toContain(name.nl);
});

test('a list leads to every group, and the plan to the list', async () => {
  const html = await pageOf('/groepen');
  for (const { id } of limburg.plan.groups) expect(html).toContain(`href="/groepen/${id}"`);
  expect(await pageOf('/ambities')).toContain('href="/groepen');
});

test('a group that names what is not there is refused, with the place', async () => {
  const wrong = 'groups: [{ id: newcomers, indicators: [nothing-at-all], missing: [no-figure], actions: [A9.9] }]';
  const folder = planWith(tinyPlanFolder, 'plan.yaml', (text) => text.replace('groups: [newcomers]', wrong));
  const loaded = loadPlanFolder(await readPlanFiles(folder));
  expect(loaded.ok).toBe(false);
  const problems = loaded.ok ? '' : JSON.stringify(loaded.problems);
  for (const name of ['no-figure', 'A9.9']) expect(problems).toContain(name);
});
