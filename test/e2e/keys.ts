import type { Locator, Page } from 'playwright-core';

/** Works a page with the keyboard alone: tab, arrows, space, enter and typing. */
export interface Keys {
  /** Types in the field with this label, in the place of what stood there. */
  readonly type: (label: string | RegExp, text: string) => Promise<void>;
  /** Types a day, as digits in the order that the field asks. */
  readonly typeDay: (label: string | RegExp, day: string) => Promise<void>;
  /** Chooses an answer from the list with this label, by its words or its place. */
  readonly choose: (label: string | RegExp, option: string | number) => Promise<void>;
  /** Ticks a box, or picks one of several answers. */
  readonly tick: (label: string | RegExp) => Promise<void>;
  /** Presses a button, and waits for the page that it leads to. */
  readonly press: (name: string | RegExp) => Promise<void>;
  /** Unfolds what stands behind these words. */
  readonly open: (summary: string) => Promise<void>;
  /** Follows a link. */
  readonly follow: (name: string | RegExp) => Promise<void>;
  /** The same within a part of the page, for labels that stand there twice. */
  readonly within: (part: string) => Keys;
}

const mostStops = 500;

/** The keyboard of a page. Of fields or links with the same name, it takes the first. */
export function keysOf(page: Page, place: Locator = page.locator('main')): Keys {
  const field = (label: string | RegExp): Locator => place.getByLabel(label, { exact: true }).first();
  return {
    type: async (label, text) => {
      await reach(page, field(label));
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(text);
    },
    typeDay: async (label, day) => {
      await reach(page, field(label));
      await page.keyboard.type(digitsOf(day));
    },
    choose: (label, option) => chooseOption(page, field(label), option),
    tick: (label) => tickBox(page, field(label)),
    press: (name) => enter(page, place.getByRole('button', { name, exact: true }).first()),
    open: async (summary) => {
      await reach(page, place.locator('summary', { hasText: summary }).first());
      await page.keyboard.press('Enter');
    },
    follow: (name) => enter(page, place.getByRole('link', { name, exact: true }).first()),
    within: (part) => keysOf(page, page.locator(part)),
  };
}

/** Chromium without a window asks for a day as month, day and year, whatever the language of the page. */
function digitsOf(day: string): string {
  const [year, month, date] = day.split('-');
  return `${month}${date}${year}`;
}

async function enter(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  const arrived = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await arrived;
}

async function chooseOption(page: Page, list: Locator, option: string | number): Promise<void> {
  await reach(page, list);
  const steps = await list.evaluate((select: HTMLSelectElement, wanted) => {
    const texts = [...select.options].map(({ text }) => text.trim());
    const index = typeof wanted === 'number' ? wanted : texts.indexOf(wanted);
    if (index === -1) throw new Error(`there is no "${wanted}" among ${texts.join(', ')}`);
    return index - select.selectedIndex;
  }, option);
  await pressTimes(page, steps < 0 ? 'ArrowUp' : 'ArrowDown', Math.abs(steps));
}

/** Tab stops at the picked answer of a group, or at its first; arrows go to the others. */
async function tickBox(page: Page, box: Locator): Promise<void> {
  const steps = await box.evaluate((input: HTMLInputElement) => {
    if (input.type !== 'radio') return 0;
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${input.name}"]`)];
    const from = Math.max(
      0,
      group.findIndex(({ checked }) => checked),
    );
    group[from]!.dataset['radioStart'] = '1';
    return group.indexOf(input) - from;
  });
  const isRadio = (await box.getAttribute('type')) === 'radio';
  await reach(page, isRadio ? page.locator('[data-radio-start]').first() : box);
  if (steps === 0) await page.keyboard.press('Space');
  else await pressTimes(page, steps < 0 ? 'ArrowUp' : 'ArrowDown', Math.abs(steps));
  await page.evaluate(() => document.querySelector('[data-radio-start]')?.removeAttribute('data-radio-start'));
}

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let press = 0; press < times; press++) await page.keyboard.press(key);
}

/** Presses tab until something has the focus, backwards when it stands before what has it now. */
async function reach(page: Page, target: Locator): Promise<void> {
  await skipToMain(page, target);
  for (let press = 0; press < mostStops; press++) {
    const where = await target.evaluate((element) => {
      const { activeElement } = document;
      if (element === activeElement) return 'here';
      const isBefore =
        activeElement && activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
      return isBefore ? 'before' : 'after';
    });
    if (where === 'here') return;
    await page.keyboard.press(where === 'before' ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`the keyboard does not reach ${String(target)}`);
}

/** On a fresh page with a menu, the first stop is the link past it. */
async function skipToMain(page: Page, target: Locator): Promise<void> {
  const isFresh = await target.evaluate(
    (element) =>
      document.activeElement === document.body &&
      document.querySelector('.skip-link') !== null &&
      element.closest('main') !== null,
  );
  if (!isFresh) return;
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}
