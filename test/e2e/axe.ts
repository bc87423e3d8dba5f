import { readFileSync } from 'node:fs';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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
export async function axeViolations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(
    async (options) => {
      const { violations } = await (globalThis as unknown as PageWithAxe).axe.run(document, options);
      return violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary ?? rule.help}`),
      );
    },
    {
      runOnly: { type: 'tag', values: tags },
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    } satisfies RunOptions,
  );
}
