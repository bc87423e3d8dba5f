/**
 * A form whose result follows each change: the address of the form is fetched and the changed parts of the page are put
 * in place. The address bar, the way back and the focus go along; when anything fails the form still works by itself.
 */
class ExploreForm extends HTMLElement {
  private pending: AbortController | undefined;

  connectedCallback(): void {
    this.addEventListener('change', (event) => this.follow(event));
    this.addEventListener('submit', (event) => this.submit(event));
    this.addEventListener('click', (event) => this.openLink(event));
    addEventListener('popstate', this.goBack);
  }

  disconnectedCallback(): void {
    removeEventListener('popstate', this.goBack);
  }

  private readonly goBack = (): void => void this.show(location.href, 'as it is');

  private get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  private follow(event: Event): void {
    if ((event.target as Element).closest('form') === this.form && this.form)
      void this.show(addressOf(this.form), 'as new');
  }

  private submit(event: SubmitEvent): void {
    if (event.target !== this.form || !this.form) return;
    event.preventDefault();
    void this.show(addressOf(this.form), 'as new');
  }

  /** Links to other states of the same page; those with a key held are left to the browser. */
  private openLink(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    const isOwn = link.origin === location.origin && link.pathname === location.pathname;
    if (!isOwn || link.hash !== '' || link.hasAttribute('download')) return;
    event.preventDefault();
    void this.show(link.href, 'as new');
  }

  private async show(address: string, history: 'as new' | 'as it is'): Promise<void> {
    this.pending?.abort();
    const own = (this.pending = new AbortController());
    this.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(address, { signal: own.signal });
      if (!response.ok) throw new Error(`status ${response.status}`);
      const next = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (own.signal.aborted) return;
      this.put(next);
      if (history === 'as new' && response.url !== location.href) window.history.pushState({}, '', response.url);
    } catch {
      if (!own.signal.aborted) this.tell(this.dataset['failed'] ?? '');
    } finally {
      if (this.pending === own) this.removeAttribute('aria-busy');
    }
  }

  /** Puts the new parts in place, keeps folds open that were, and gives the focus back to what had it. */
  private put(next: Document): void {
    const focused = document.activeElement;
    const mark = focused && this.contains(focused) ? markOf(focused) : undefined;
    const open = [...this.querySelectorAll('details')].map((fold) => fold.open);
    for (const id of ['resultaat', 'keuzes']) {
      const [old, fresh] = [this.querySelector(`#${id}`), next.getElementById(id)];
      if (old && fresh) old.replaceChildren(...document.importNode(fresh, true).childNodes);
    }
    this.keepFolds(open);
    if (mark) this.querySelector<HTMLElement>(mark)?.focus({ preventScroll: true });
    document.title = next.title;
    for (const [index, link] of document.querySelectorAll<HTMLAnchorElement>('.languages a').entries()) {
      const fresh = next.querySelectorAll<HTMLAnchorElement>('.languages a')[index];
      if (fresh) link.href = fresh.getAttribute('href') ?? link.href;
    }
    this.tell(this.querySelector('h1')?.textContent ?? '');
  }

  private keepFolds(open: readonly boolean[]): void {
    const folds = [...this.querySelectorAll('details')];
    if (folds.length !== open.length) return;
    folds.forEach((fold, index) => (fold.open ||= open[index] ?? false));
  }

  private tell(text: string): void {
    const region = this.querySelector('#melding');
    if (region) region.textContent = text;
  }
}

/** The address that the form leads to, without what is empty. */
function addressOf(form: HTMLFormElement): string {
  const filled = [...new FormData(form)].filter((pair): pair is [string, string] => pair[1] !== '');
  const query = new URLSearchParams(filled).toString();
  return query ? `${form.action}?${query}` : form.action;
}

/** A selector by which the same field or link is found again after the page changed. */
function markOf(element: Element): string | undefined {
  const name = element.getAttribute('name');
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (name && element instanceof HTMLInputElement) return `[name="${name}"][value="${CSS.escape(element.value)}"]`;
  if (element.matches('.view-tabs a')) {
    const index = [...document.querySelectorAll('.view-tabs a')].indexOf(element);
    return `.view-tabs li:nth-child(${index + 1}) a`;
  }
  return element.matches('button') ? `.${CSS.escape(element.className)}` : undefined;
}

customElements.define('explore-form', ExploreForm);
