import { describe, expect, test } from 'vitest';
import { limburgFolder, planWith, tinyPlanFolder } from '../../test/release/built-release.ts';
import { loadPlanFolder } from '../measure/plan-folder.ts';
import { readPlanFiles } from '../measure/plan-folder-store.ts';
import { createSite } from '../site/app.tsx';
import { addSecurityText } from './security-text.ts';

async function ask(planFolder: string, url?: string): Promise<Response> {
  const plan = loadPlanFolder(await readPlanFiles(planFolder));
  if (!plan.ok) throw new Error(plan.problems[0]?.message);
  const site = createSite({
    assets: { css: '/assets/site.css', files: new Map() },
    region: plan.value.plan.region,
    releaseId: () => 'r1',
    municipalities: () => [],
    onError: (error) => {
      throw error;
    },
  });
  addSecurityText(site, {
    contact: () => plan.value.plan.security,
    ...(url && { url }),
    now: () => new Date('2026-12-01T07:40:00Z'),
  });
  return site.app.request('http://asked.example/.well-known/security.txt');
}

describe('security.txt', () => {
  test('says whom the plan names, until when, and which address is the right one', async () => {
    const answer = await ask(tinyPlanFolder, 'https://ambitie.duinkant.example');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toBe(`Contact: mailto:security@duinkant.example
Contact: https://www.duinkant.example/security
Expires: 2027-05-30T00:00:00Z
Preferred-Languages: nl, en
Canonical: https://ambitie.duinkant.example/.well-known/security.txt
Policy: https://www.duinkant.example/security/policy
`);
  });

  test('calls no address its own that it knows from the request alone', async () => {
    expect(await (await ask(tinyPlanFolder)).text()).not.toMatch(/Canonical|asked\.example/);
  });

  test('is not there while the plan names nobody', async () => {
    expect((await ask(limburgFolder)).status).toBe(404);
  });

  test.each([
    ['mailto:security@duinkant.example', 'security@duinkant.example'],
    ['mailto:security@duinkant.example', 'http://www.duinkant.example'],
    ['https://www.duinkant.example/security/policy', 'www.duinkant.example'],
    ['[nl, en]', '[Nederlands!]'],
  ])('a plan with %s written as %s is refused with its place', async (right, wrong) => {
    const folder = planWith(tinyPlanFolder, 'plan.yaml', (text) => text.replace(right, wrong));
    const plan = loadPlanFolder(await readPlanFiles(folder));
    expect(plan).toMatchObject({ ok: false, problems: [{ at: expect.stringMatching(/^plan\.yaml:\d+/) as string }] });
  });
});
