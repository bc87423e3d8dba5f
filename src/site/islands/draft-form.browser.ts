/**
 * A form that saves itself while somebody writes. Words that could not be saved are kept on the device until they are;
 * when somebody else saved meanwhile it stops, and leaves the choice to the page that the form itself leads to.
 */
class DraftForm extends HTMLElement {
  private timer = 0;
  private isSaving = false;
  private isWaiting = false;
  private isStopped = false;

  connectedCallback(): void {
    this.form?.addEventListener('submit', (event) => this.submit(event));
    this.addEventListener('input', () => this.changed());
    addEventListener('online', this.retry);
    this.restore();
  }

  disconnectedCallback(): void {
    removeEventListener('online', this.retry);
    clearTimeout(this.timer);
  }

  private readonly retry = (): void => {
    if (localStorage.getItem(this.key) !== null) void this.save();
  };

  private get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  private get key(): string {
    return `ontwerp ${this.form?.getAttribute('action') ?? ''}`;
  }

  private changed(): void {
    this.keep();
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = window.setTimeout(() => void this.save(), 1500);
  }

  /** A save under way would make the form's version old: the form waits for it, and then goes by itself. */
  private submit(event: SubmitEvent): void {
    clearTimeout(this.timer);
    sessionStorage.setItem(sentMark, this.key);
    if (!this.isSaving) return;
    event.preventDefault();
    const { submitter } = event;
    const wait = (): void => {
      if (this.isSaving) setTimeout(wait, 50);
      else this.form?.requestSubmit(submitter instanceof HTMLElement ? submitter : null);
    };
    wait();
  }

  private async save(): Promise<void> {
    const { form } = this;
    if (!form || this.isStopped) return;
    if (this.isSaving) {
      this.isWaiting = true;
      return;
    }
    this.isSaving = true;
    this.tell('saving');
    const sent = this.entries();
    try {
      const body = new FormData(form);
      const response = await fetch(form.action, { method: 'POST', body });
      await this.follow(response, sent);
    } catch {
      this.tell('offline');
    } finally {
      this.isSaving = false;
      if (this.isWaiting) {
        this.isWaiting = false;
        void this.save();
      }
    }
  }

  private async follow(response: Response, sent: string): Promise<void> {
    if (response.status === 409) return this.stop('conflict');
    if (response.status === 422) return this.tell('invalid');
    if (!response.ok) return this.tell('offline');
    if (new URL(response.url).pathname.endsWith('/aanmelden')) return this.stop('signedout');
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.querySelector<HTMLInputElement>('draft-form input[name="versie"]');
    const own = this.querySelector<HTMLInputElement>('input[name="versie"]');
    if (!fresh || !own) return this.tell('offline');
    own.value = fresh.value;
    this.showProgress(page);
    if (this.entries() === sent) localStorage.removeItem(this.key);
    this.tell(
      'saved',
      new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' }),
    );
  }

  /** How far each section is follows what was saved. */
  private showProgress(page: Document): void {
    const [old, fresh] = [document.querySelector('.write-sections'), page.querySelector('.write-sections')];
    if (old && fresh) old.replaceChildren(...document.importNode(fresh, true).childNodes);
  }

  private stop(message: string): void {
    this.isStopped = true;
    this.tell(message);
  }

  private tell(message: string, time = ''): void {
    const told = this.querySelector('.write-form__told');
    if (told) told.textContent = (this.dataset[message] ?? '').replace('%', time);
  }

  /** What stands in the form, without the version it was made from and what it was drawn with. */
  private entries(): string {
    if (!this.form) return '[]';
    return JSON.stringify([...new FormData(this.form)].filter(([name]) => !['versie', 'formulier'].includes(name)));
  }

  private keep(): void {
    const version = this.querySelector<HTMLInputElement>('input[name="versie"]')?.value ?? '';
    try {
      localStorage.setItem(this.key, JSON.stringify({ version, entries: this.entries() }));
    } catch {
      // A device that keeps nothing still has the form itself.
    }
  }

  /** Puts back words that were not saved; with the version they were made from, so that nobody is overwritten. */
  private restore(): void {
    this.forgetSent();
    const kept = keptUnder(this.key);
    if (!kept || !this.form || document.querySelector('.error-summary')) return;
    const present = new Set((JSON.parse(this.entries()) as Kept['entries']).map(String));
    const isSaved = kept.entries.every(
      (pair) => pair[1] === '' || pair[0].endsWith('.id') || present.has(String(pair)),
    );
    if (isSaved) return localStorage.removeItem(this.key);
    for (const field of this.form.elements) {
      if (isAnswer(field)) putBack(field, kept);
    }
    this.tell('restored');
  }

  /** What the form itself sent is saved once a page says so that comes from a later version. */
  private forgetSent(): void {
    const sent = sessionStorage.getItem(sentMark);
    const kept = sent && keptUnder(sent);
    if (!sent || !kept || !document.querySelector('.write-saved')) return;
    if (Number(this.querySelector<HTMLInputElement>('input[name="versie"]')?.value) <= Number(kept.version)) return;
    localStorage.removeItem(sent);
    sessionStorage.removeItem(sentMark);
  }
}

/** Where the browser remembers which form was sent by hand. */
const sentMark = 'ontwerp verstuurd';

/** Words that were not saved yet, with the version that they were made from. */
interface Kept {
  readonly version: string;
  readonly entries: readonly (readonly [name: string, text: string])[];
}

function keptUnder(key: string): Kept | undefined {
  const kept = localStorage.getItem(key);
  if (kept === null) return undefined;
  const { version, entries } = JSON.parse(kept) as { version: string; entries: string };
  return { version, entries: JSON.parse(entries) as Kept['entries'] };
}

type Answer = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isAnswer(element: Element): element is Answer {
  return ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName);
}

function putBack(field: Answer, { version, entries }: Kept): void {
  const texts = entries.filter(([name]) => name === field.name).map(([, text]) => text);
  if (field.name === 'versie') field.value = version;
  else if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
    field.checked = texts.includes(field.value);
  } else if (texts[0] !== undefined) field.value = texts[0];
}

customElements.define('draft-form', DraftForm);
