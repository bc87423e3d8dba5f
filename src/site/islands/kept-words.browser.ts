import { keptWordsDays } from '../kept-words-days.ts';

/**
 * Keeps what somebody types in any form on the device until it is saved: the tab may close, the session may end, a save
 * may fail. When that one opens the form again, the words stand in it. They belong to a person: they go at sign-out,
 * when somebody else signs in, and after a month. Passwords, codes and files are never kept.
 */
class KeptWords extends HTMLElement {
  connectedCallback(): void {
    for (const { key, person, at } of everythingKept()) {
      if (person !== this.person || at < Date.now() - keptMs) localStorage.removeItem(key);
    }
    document.addEventListener('input', ({ target }) => this.keepAround(target));
    document.addEventListener('submit', (event) => this.submit(event));
    document.addEventListener('draftsaved', (event) => this.follow(event));
    if (this.dataset['answer'] === undefined) for (const form of document.forms) this.restore(form);
  }

  private get person(): string {
    return this.dataset['person'] ?? '';
  }

  private keepAround(target: EventTarget | null): void {
    const form = target instanceof Element ? target.closest('form') : null;
    if (form) this.keep(form);
  }

  /** A form that saves itself was saved, all of it or all but what was typed meanwhile. */
  private follow(event: Event): void {
    const { target: form } = event;
    if (!(form instanceof HTMLFormElement) || !(event instanceof CustomEvent)) return;
    if ((event as CustomEvent<{ readonly isWhole: boolean }>).detail.isWhole) localStorage.removeItem(this.keyOf(form));
    else this.keep(form);
  }

  private keyOf(form: HTMLFormElement): string {
    return [prefix, this.person, addressOf(form), idOf(tokenOf(form)?.value ?? '')].join(' ');
  }

  private keep(form: HTMLFormElement): void {
    if (!isKept(form)) return;
    const words: Words = { at: Date.now(), typed: typedIn(form), hidden: hiddenIn(form) };
    try {
      localStorage.setItem(this.keyOf(form), JSON.stringify(words));
    } catch {
      // A device that keeps nothing still has the form itself.
    }
  }

  /** Remembers in this tab what went out, with what was shown again before it: all of it goes once it is saved. */
  private submit(event: SubmitEvent): void {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    const token = tokenOf(form);
    if (!token) return;
    this.keep(form);
    const before = this.dataset['answer'] === undefined ? [] : sentKeys();
    sessionStorage.setItem(sentMark, JSON.stringify([...before, this.keyOf(form)]));
    sessionStorage.setItem(`${sentMark} ${idOf(token.value)}`, JSON.stringify(typedIn(form)));
  }

  /** Puts the latest words of this form back, with the version they were made from, so that nobody is overwritten. */
  private restore(form: HTMLFormElement): void {
    if (!isKept(form)) return;
    const names = namesTypedIn(form);
    for (const { key, address, words } of everythingKept()) {
      if (address !== addressOf(form) || !allOf(words).some(([name]) => names.has(name))) continue;
      if (saysTheSame(words.typed, typedIn(form))) localStorage.removeItem(key);
      else return this.putBack(form, key, words);
    }
  }

  private putBack(form: HTMLFormElement, key: string, words: Words): void {
    for (const field of form.elements) if (isField(field)) fill(field, allOf(words));
    // Of another step, or a row that is not there: what has no field goes along unseen.
    const absent = words.typed.filter(([name]) => !form.elements.namedItem(name));
    form.append(...absent.map(([name, value]) => hiddenField(name, value)));
    form.prepend(this.notice(form, key));
  }

  /** Says that words were put back, with a way to be rid of them. */
  private notice(form: HTMLFormElement, key: string): HTMLElement {
    const notice = Object.assign(document.createElement('p'), { className: 'form-restored' });
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button-quiet' });
    notice.setAttribute('role', 'status');
    button.textContent = this.dataset['discard'] ?? '';
    button.addEventListener('click', () => {
      localStorage.removeItem(key);
      localStorage.removeItem(this.keyOf(form));
      location.reload();
    });
    notice.append(`${this.dataset['restored'] ?? ''} `, button);
    return notice;
  }
}

const prefix = 'woorden';
const sentMark = 'woorden verstuurd';
const savedCookie = 'bewaard';
const keptMs = keptWordsDays * 24 * 60 * 60 * 1000;

/** A name of a field with what it says. */
type Entry = readonly [name: string, text: string];

/** What stood in a form: what somebody typed or chose, and what the page itself put there. */
interface Words {
  readonly at: number;
  readonly typed: readonly Entry[];
  readonly hidden: readonly Entry[];
}

function allOf({ typed, hidden }: Words): readonly Entry[] {
  return [...typed, ...hidden];
}

interface KeptForm {
  readonly key: string;
  readonly person: string;
  readonly address: string;
  readonly at: number;
  readonly words: Words;
}

/** Everything that is kept on this device, latest first. */
function everythingKept(): readonly KeptForm[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${prefix} `));
  return keys
    .map((key): KeptForm => {
      const [, person = '', address = ''] = key.split(' ');
      const words = JSON.parse(localStorage.getItem(key) ?? '') as Words;
      return { key, person, address, at: words.at, words };
    })
    .toSorted((a, b) => b.at - a.at);
}

/** What the answer to a form said: that it is saved, or that whoever wrote signed out. */
function forgetSaved(): void {
  const saved = new RegExp(`(?:^|; )${savedCookie}=([^;]*)`).exec(document.cookie)?.[1];
  if (!saved) return;
  document.cookie = `${savedCookie}=; Path=/; Max-Age=0; SameSite=Lax`;
  if (saved === 'alles') {
    for (const { key } of everythingKept()) localStorage.removeItem(key);
    sessionStorage.clear();
    return;
  }
  const keys = sentKeys();
  const last = keys.findLast((key) => key.endsWith(` ${saved}`));
  if (!last) return;
  const sent = JSON.parse(sessionStorage.getItem(`${sentMark} ${saved}`) ?? '[]') as readonly Entry[];
  const kept = everythingKept().find(({ key }) => key === last);
  // Another tab may hold later words of the same form.
  const isSame = kept && saysTheSame(kept.words.typed, sent);
  for (const key of keys) if (key !== last || isSame) localStorage.removeItem(key);
  sessionStorage.removeItem(sentMark);
  sessionStorage.removeItem(`${sentMark} ${saved}`);
}

function sentKeys(): readonly string[] {
  return JSON.parse(sessionStorage.getItem(sentMark) ?? '[]') as readonly string[];
}

function tokenOf(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector('input[name="formulier"]');
}

/** The part of a token that the answer to its form names. */
function idOf(token: string): string {
  return token.split('.', 1)[0] ?? '';
}

/** Without the language of the page: in each of them it is the same form. */
function addressOf(form: HTMLFormElement): string {
  const { pathname } = new URL(form.getAttribute('action') ?? location.href, location.href);
  const prefix = `/${document.documentElement.lang}/`;
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length - 1) : pathname;
}

/** Forms in which somebody signed in types something that is no secret. */
function isKept(form: HTMLFormElement): boolean {
  const isSecret = form.querySelector('[type="password"], [autocomplete="one-time-code"]') !== null;
  return tokenOf(form) !== null && !isSecret && [...form.elements].some((field) => isField(field) && isTyped(field));
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isField(element: Element): element is Field {
  return ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName);
}

function isTyped(field: Field): boolean {
  return field.type !== 'hidden' && field.type !== 'file' && !field.hidden;
}

function namesTypedIn(form: HTMLFormElement): ReadonlySet<string> {
  return new Set([...form.elements].flatMap((field) => (isField(field) && isTyped(field) ? [field.name] : [])));
}

function typedIn(form: HTMLFormElement): readonly Entry[] {
  const typed = namesTypedIn(form);
  return textsIn(form).filter(([name]) => typed.has(name));
}

function hiddenIn(form: HTMLFormElement): readonly Entry[] {
  const typed = namesTypedIn(form);
  return textsIn(form).filter(([name]) => !typed.has(name));
}

function textsIn(form: HTMLFormElement): readonly Entry[] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
}

/** Whether two forms say the same; an empty field says nothing. */
function saysTheSame(some: readonly Entry[], others: readonly Entry[]): boolean {
  const said = (entries: readonly Entry[]): string =>
    JSON.stringify(entries.filter(([, text]) => text !== '').toSorted((a, b) => (String(a) < String(b) ? -1 : 1)));
  return said(some) === said(others);
}

/** A field that says which page it stands on (`data-drawn`) stays as it was drawn. */
function fill(field: Field, entries: readonly Entry[]): void {
  if (field.dataset['drawn'] !== undefined) return;
  const texts = entries.filter(([name]) => name === field.name).map(([, text]) => text);
  if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
    field.checked = texts.includes(field.value);
  } else if (texts[0] !== undefined && field.type !== 'file') field.value = texts[0];
}

function hiddenField(name: string, value: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type: 'hidden', name, value });
}

forgetSaved();
customElements.define('kept-words', KeptWords);
