import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, pagePool, type PagePool } from './chromium.ts';
import type { FoundForm, FoundPage } from './crawl.ts';
import { languageOf, pagesOfEachSort, pagesToOpen, sortOf } from './page-set.ts';

const origin = inject('origin');
const pages = inject('pages');
const anyMunicipality = 'Genk';

let browser: Browser;
let withScripts: PagePool;
let withoutScripts: PagePool;
beforeAll(async () => {
  browser = await openBrowser();
  withScripts = pagePool(browser, {});
  withoutScripts = pagePool(browser, { javaScriptEnabled: false });
});
afterAll(() => browser.close());

describe.concurrent('without JavaScript', () => {
  test.for(pagesOfEachSort(pages, 2).map((page) => page.path))('%s says all it says with it', async (path) => {
    const withScript = await withScripts.onPage((page) => mainText(page, path));
    const without = await withoutScripts.onPage((page) => mainText(page, path));
    expect(withScript.length).toBeGreaterThan(50);
    expect(without.length).toBeGreaterThanOrEqual(withScript.length * 0.9);
  });

  const forms = differentForms(pagesToOpen(pages));
  test('there is a form to send', () => {
    expect(forms.length).toBeGreaterThan(0);
  });
  test.for(forms)('the form to $form.action on $path can be sent, filled in and empty', async ({ path, index }) => {
    for (const text of [anyMunicipality, '']) {
      await withoutScripts.onPage(async (page) => {
        await page.goto(origin + path);
        const status = await sendForm(page, index, text);
        expect(status).toBeLessThan(500);
        expect(await page.locator('main h1').count()).toBe(1);
        expect(await page.getAttribute('html', 'lang')).toMatch(new RegExp(`^${languageOf(path)}`));
      });
    }
  });
});

async function mainText(page: Page, path: string): Promise<string> {
  await page.goto(origin + path);
  return page.locator('main').innerText();
}

interface FormPlace {
  readonly path: string;
  readonly index: number;
  readonly form: FoundForm;
}

/** Forms with the same fields that lead to the same sort of address are one: a report of Genk, a report of Hasselt. */
const placesPerForm = 2;

/** A few places for each different form in each language, each leading to another address. */
function differentForms(among: readonly FoundPage[]): readonly FormPlace[] {
  const places = among.flatMap(({ path, forms }) => forms.map((form, index) => ({ path, index, form })));
  const byForm = Map.groupBy(places, ({ path, form: { method, action, fields } }) =>
    [languageOf(path), method, sortOf(action), ...new Set(fields)].join(' '),
  );
  return [...byForm.values()].flatMap((same) =>
    [...new Map(same.toReversed().map((place) => [place.form.action, place])).values()]
      .toReversed()
      .slice(0, placesPerForm),
  );
}

async function sendForm(page: Page, index: number, text: string): Promise<number | undefined> {
  const form = page.locator('form').nth(index);
  for (const input of await form.locator('input[type="text"], input[type="search"], input:not([type])').all()) {
    await input.fill(text);
  }
  const answer = page.waitForResponse(
    (response) => response.request().isNavigationRequest() && !isRedirect(response.status()),
  );
  await form.evaluate((element: HTMLFormElement) => {
    element.noValidate = true;
  });
  await form.locator('button:not([type="button"]), input[type="submit"]').first().click();
  const response = await answer;
  await page.waitForLoadState();
  return response.status();
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
