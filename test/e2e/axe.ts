import { readFileSync } from 'node:fs';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every rule, or only those whose outcome a theme can change: a page has the same structure in light and dark. */
export type AxeScope = 'everything' | 'colour';

const runOnly: Readonly<Record<AxeScope, RunOptions['runOnly']>> = {
  everything: { type: 'tag', values: tags },
  colour: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** What is read of axe's results. */
interface AxeFindings {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/** A page after axe was put into it. */
interface PageWithAxe {
  readonly axe: { readonly run: (place: Document, options: RunOptions) => Promise<AxeFindings> };
}

/** Every violation axe finds on the page as it stands now: rule, place and what is wrong. No place is excluded. */
export async function axeViolations(page: Page, scope: AxeScope): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(
    async (options) => {
      const { violations } = await (globalThis as unknown as PageWithAxe).axe.run(document, options);
      return violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary ?? rule.help}`),
      );
    },
    {
      runOnly: runOnly[scope],
      ...(scope === 'everything' && { rules: { 'target-size': { enabled: true } } }),
      resultTypes: ['violations'],
    } as RunOptions,
  );
}
