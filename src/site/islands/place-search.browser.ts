/** Names of municipalities while typing: the combobox with a list of the ARIA Authoring Practices. */
interface Place {
  readonly name: string;
  readonly path: string;
}

const shownPlaces = 8;
const lists = new Map<string, Promise<readonly Place[]>>();

class PlaceSearch extends HTMLElement {
  private readonly list = document.createElement('ul');
  private places: readonly Place[] = [];
  private active = -1;

  private get input(): HTMLInputElement {
    return this.querySelector('input')!;
  }

  connectedCallback(): void {
    if (this.list.isConnected || !this.querySelector('input')) return;
    this.dress();
    this.append(this.list);
    this.input.addEventListener('input', () => void this.suggest());
    this.input.addEventListener('keydown', (event) => this.move(event));
    this.input.addEventListener('blur', () => this.close());
    this.list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const option = (event.target as Element).closest('li');
      if (option) this.choose(this.places[[...this.list.children].indexOf(option)]);
    });
  }

  private dress(): void {
    this.list.id = `${this.input.id}-lijst`;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', this.dataset['suggestions'] ?? '');
    this.list.hidden = true;
    const attributes = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.list.id,
    };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }

  private async suggest(): Promise<void> {
    const typed = plain(this.input.value);
    if (typed === '') return this.close();
    const all = await fetchPlaces(this.dataset['source'] ?? '');
    if (plain(this.input.value) === typed) this.open(matching(all, typed));
  }

  private open(places: readonly Place[]): void {
    this.places = places;
    this.active = -1;
    this.list.replaceChildren(...places.map((place, index) => this.option(place, index)));
    this.list.hidden = places.length === 0;
    this.input.setAttribute('aria-expanded', String(places.length > 0));
    this.input.removeAttribute('aria-activedescendant');
  }

  private option(place: Place, index: number): HTMLLIElement {
    const option = document.createElement('li');
    option.id = `${this.list.id}-${index}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.textContent = place.name;
    return option;
  }

  private close(): void {
    this.open([]);
  }

  private move(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      return this.close();
    }
    if (event.key === 'Enter' && this.active >= 0) {
      event.preventDefault();
      return this.choose(this.places[this.active]);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (this.list.hidden) void this.suggest();
    else
      this.activate(
        (this.active + step + this.places.length + (this.active < 0 && step < 0 ? 1 : 0)) % this.places.length,
      );
  }

  private activate(index: number): void {
    this.active = index;
    [...this.list.children].forEach((option, position) => {
      option.setAttribute('aria-selected', String(position === index));
      if (position === index) option.scrollIntoView({ block: 'nearest' });
    });
    this.input.setAttribute('aria-activedescendant', `${this.list.id}-${index}`);
  }

  private choose(place: Place | undefined): void {
    if (!place) return;
    this.input.value = place.name;
    this.close();
    location.assign(place.path);
  }
}

/** One list per language, asked once; without it the form still works. */
function fetchPlaces(source: string): Promise<readonly Place[]> {
  const known = lists.get(source);
  if (known) return known;
  const asked = fetch(source)
    .then((response) => (response.ok ? response.json() : []))
    .catch(() => []) as Promise<readonly Place[]>;
  lists.set(source, asked);
  return asked;
}

/** Names that begin with what is typed, then names with it at the start of a part, then anywhere. */
function matching(places: readonly Place[], typed: string): readonly Place[] {
  const rank = (place: Place): number => {
    const name = plain(place.name);
    if (name.startsWith(typed)) return 0;
    if (name.split(/[- ]/).some((part) => part.startsWith(typed))) return 1;
    return name.includes(typed) ? 2 : 3;
  };
  return places
    .filter((place) => rank(place) < 3)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, shownPlaces);
}

function plain(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

customElements.define('place-search', PlaceSearch);
