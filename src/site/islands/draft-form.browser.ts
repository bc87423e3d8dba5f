/**
 * A form that saves itself while somebody writes; what could not be saved is kept as in every form. When it was saved
 * elsewhere meanwhile it stops, and leaves the choice to the page that the form itself leads to.
 */
class DraftForm extends HTMLElement {
  private timer = 0;
  private isSaving = false;
  private isWaiting = false;
  private isStopped = false;
  private isUnsaved = false;

  connectedCallback(): void {
    this.form?.addEventListener('submit', (event) => this.submit(event));
    this.addEventListener('input', () => this.changed());
    addEventListener('online', this.retry);
  }

  disconnectedCallback(): void {
    removeEventListener('online', this.retry);
    clearTimeout(this.timer);
  }

  private readonly retry = (): void => {
    if (this.isUnsaved) void this.save();
  };

  private get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  private changed(): void {
    this.isUnsaved = true;
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = window.setTimeout(() => void this.save(), 1500);
  }

  /** A save under way would make the form's version old: the form waits for it, and then goes by itself. */
  private submit(event: SubmitEvent): void {
    clearTimeout(this.timer);
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
    this.isUnsaved = this.entries() !== sent;
    this.form?.dispatchEvent(new CustomEvent('draftsaved', { bubbles: true, detail: { isWhole: !this.isUnsaved } }));
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
}

customElements.define('draft-form', DraftForm);
