/** Tables whose headings sort them, up and down in turn, as the ARIA Authoring Practices describe. */
class SortableTable extends HTMLElement {
  connectedCallback(): void {
    const headings = [...this.querySelectorAll<HTMLTableCellElement>('thead th')];
    const rows = this.querySelectorAll('tbody tr');
    if (rows.length < 3 || this.querySelector('thead button')) return;
    headings.forEach((heading, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...heading.childNodes);
      button.title = (this.dataset['label'] ?? '').replace('%', button.textContent ?? '');
      button.addEventListener('click', () => this.sort(headings, column));
      heading.append(button);
    });
  }

  private sort(headings: readonly HTMLTableCellElement[], column: number): void {
    const heading = headings[column]!;
    const isUp = heading.getAttribute('aria-sort') !== 'ascending';
    headings.forEach((other) => other.removeAttribute('aria-sort'));
    heading.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
    const body = this.querySelector('tbody')!;
    const rows = [...body.rows].toSorted((a, b) => compare(keyOf(a, column), keyOf(b, column)) * (isUp ? 1 : -1));
    body.append(...rows);
  }
}

type Key = number | string;

/** A number stands in "data-sort", for only the server reads what a language prints. */
function keyOf(row: HTMLTableRowElement, column: number): Key {
  const cell = row.cells[column];
  const sortBy = cell?.dataset['sort'];
  if (!sortBy) return cell?.textContent?.trim() ?? '';
  const number = Number(sortBy);
  return Number.isFinite(number) ? number : sortBy;
}

/** Figures before words; words as the page's language orders them. */
function compare(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  return a.localeCompare(b, document.documentElement.lang, { numeric: true });
}

customElements.define('sortable-table', SortableTable);
