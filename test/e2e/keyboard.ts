import type { Page } from 'playwright-core';

/** What a walk with the tab key met. */
interface Walk {
  readonly reached: readonly string[];
  readonly faults: {
    /** Stops that look the same with and without focus. */
    readonly withoutVisibleFocus: readonly string[];
    /** Stops outside the window or covered by something else while they have the focus. */
    readonly hidden: readonly string[];
  };
}

const stopMark = 'data-tab-stop';

/** Numbers everything a keyboard should reach, remembers how it looks at rest, and gives its names. */
export function markStops(page: Page): Promise<readonly string[]> {
  return page.evaluate((mark) => {
    const still = new CSSStyleSheet();
    still.replaceSync(
      '* { transition: none !important; animation: none !important; scroll-behavior: auto !important }',
    );
    document.adoptedStyleSheets.push(still);
    const selector = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const stops = [...document.querySelectorAll<HTMLElement>(selector)].filter(isStop);
    return stops.map((stop, index) => {
      const name = `${index + 1}: ${stop.outerHTML.slice(0, 90)}`;
      stop.setAttribute(mark, name);
      return name;
    });

    function isStop(element: HTMLElement): boolean {
      if (element.matches(':disabled, [type="hidden"], [tabindex^="-"]')) return false;
      // Arrow keys, not tab, go through a group of radio buttons: its chosen or first one is the stop.
      if (element instanceof HTMLInputElement && element.type === 'radio') return isRadioStop(element);
      return element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    }
    function isRadioStop(radio: HTMLInputElement): boolean {
      const group = [...(radio.form ?? document).querySelectorAll<HTMLInputElement>(`[name="${radio.name}"]`)];
      return radio === (group.find((one) => one.checked) ?? group[0]);
    }
  }, stopMark);
}

/** Presses tab until it has been at that many stops, and looks at each. */
export async function pressTabThrough(page: Page, stops: number): Promise<Walk> {
  const reached: string[] = [];
  const withoutVisibleFocus: string[] = [];
  const hidden: string[] = [];
  for (let press = 0; press < stops + 3; press++) {
    await page.keyboard.press('Tab');
    const stop = await lookAtFocus(page);
    if (!stop || reached.includes(stop.name)) continue;
    reached.push(stop.name);
    if (!stop.looksFocused) withoutVisibleFocus.push(stop.name);
    if (!stop.isInSight) hidden.push(stop.name);
  }
  return { reached, faults: { withoutVisibleFocus, hidden } };
}

interface FocusedStop {
  readonly name: string;
  readonly looksFocused: boolean;
  readonly isInSight: boolean;
}

function lookAtFocus(page: Page): Promise<FocusedStop | undefined> {
  return page.evaluate((mark) => {
    const element = document.activeElement;
    const name = element?.getAttribute(mark);
    if (!name || !(element instanceof HTMLElement || element instanceof SVGElement)) return undefined;
    const isInSight = isSeen(element);
    const focused = looks(element);
    const { scrollX, scrollY } = window;
    element.blur();
    const looksFocused = looks(element) !== focused;
    element.focus({ preventScroll: true });
    window.scrollTo(scrollX, scrollY);
    return { name, looksFocused, isInSight };

    /** How an element, what is drawn with it and what is around and inside it looks, as far as focus may change that. */
    function looks(of: Element): string {
      const inside = [...of.querySelectorAll('*')].slice(0, 12);
      const around = [of.parentElement, of.parentElement?.parentElement, of.closest('li, article')];
      const family = [of, ...inside, ...around].flatMap((one) =>
        one ? [look(one), look(one, '::before'), look(one, '::after')] : [],
      );
      return family.join('|');
    }
    function look(one: Element, part?: string): string {
      const style = getComputedStyle(one, part);
      const outline = style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor}`;
      return [outline, style.boxShadow, style.border, style.backgroundColor, style.stroke, style.strokeWidth].join(' ');
    }
    function isSeen(of: Element): boolean {
      const boxes = [...of.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
      return boxes.some((box) => spots(box).some(([x, y]) => isTop(of, x, y)));
    }
    function spots(box: DOMRect): readonly (readonly [number, number])[] {
      const middle = [box.left + box.width / 2, box.top + box.height / 2] as const;
      return [middle, [box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3], [box.left + 3, middle[1]]];
    }
    function isTop(of: Element, x: number, y: number): boolean {
      const top = document.elementFromPoint(x, y);
      if (!top) return false;
      return of.contains(top) || top.contains(of) || labelOf(top)?.control === of;
    }
    function labelOf(top: Element): HTMLLabelElement | null {
      return top.closest('label');
    }
  }, stopMark);
}
