/** Figures per period under the pointer or the arrow keys; the table below the chart says the same without it. */
interface Readout {
  readonly series: readonly { readonly label: string; readonly role: string }[];
  readonly periods: readonly (readonly [number, string, readonly ([number, string] | null)[]])[];
}

/** Edges of the plot in the drawing's units and the moments and figures that they stand for. */
interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly from: number;
  readonly to: number;
}

class ChartReadout extends HTMLElement {
  private readout: Readout = { series: [], periods: [] };
  private at = -1;
  private readonly overlay = document.createElement('div');
  private readonly rule = document.createElement('div');
  private readonly card = document.createElement('div');

  connectedCallback(): void {
    if (this.overlay.isConnected) return;
    this.readout = JSON.parse(this.dataset['readout'] ?? '{"series":[],"periods":[]}');
    if (this.readout.periods.length === 0) return;
    this.dressOverlay();
    this.rule.className = 'readout__rule';
    this.card.className = 'readout__card';
    this.hideMarks();
    this.append(this.overlay, this.rule, this.card);
    this.overlay.addEventListener('pointermove', (event) => this.show(this.nearest(event)));
    this.overlay.addEventListener('pointerdown', (event) => this.show(this.nearest(event)));
    this.overlay.addEventListener('pointerleave', () => this.hideMarks());
    this.overlay.addEventListener('focus', () => this.show(this.at < 0 ? this.last : this.at));
    this.overlay.addEventListener('blur', () => this.hideMarks());
    this.overlay.addEventListener('keydown', (event) => this.step(event));
  }

  private get last(): number {
    return this.readout.periods.length - 1;
  }

  private dressOverlay(): void {
    this.overlay.className = 'readout';
    this.overlay.tabIndex = 0;
    const attributes = {
      role: 'slider',
      'aria-label': this.dataset['label'] ?? '',
      'aria-valuemin': '0',
      'aria-valuemax': String(this.last),
    };
    for (const [name, value] of Object.entries(attributes)) this.overlay.setAttribute(name, value);
    this.tell(this.last);
  }

  private get drawing(): SVGSVGElement | undefined {
    return [...this.querySelectorAll<SVGSVGElement>('svg[data-plot]')].find((svg) => svg.getClientRects().length > 0);
  }

  private nearest(event: PointerEvent): number {
    const svg = this.drawing;
    if (!svg) return this.last;
    const plot = plotOf(svg);
    const box = svg.getBoundingClientRect();
    const unit = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
    const moment = plot.from + ((unit - plot.left) / (plot.right - plot.left)) * (plot.to - plot.from);
    const distances = this.readout.periods.map(([x]) => Math.abs(x - moment));
    return distances.indexOf(Math.min(...distances));
  }

  private step(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
    const ends: Record<string, number> = { Home: 0, End: this.last };
    if (event.key === 'Escape') return this.hideMarks();
    const next = ends[event.key] ?? (steps[event.key] === undefined ? undefined : this.at + steps[event.key]!);
    if (next === undefined) return;
    event.preventDefault();
    this.show(Math.max(0, Math.min(this.last, next)));
  }

  private show(index: number): void {
    const svg = this.drawing;
    if (!svg) return;
    this.tell(index);
    this.at = index;
    this.card.replaceChildren(this.table(index));
    this.rule.hidden = this.card.hidden = false;
    this.place(svg, this.readout.periods[index]![0]);
  }

  private place(svg: SVGSVGElement, moment: number): void {
    const plot = plotOf(svg);
    const box = svg.getBoundingClientRect();
    const own = this.getBoundingClientRect();
    const scale = box.width / svg.viewBox.baseVal.width;
    const share = (moment - plot.from) / (plot.to - plot.from || 1);
    const x = box.left - own.left + (plot.left + share * (plot.right - plot.left)) * scale;
    const top = box.top - own.top + plot.top * scale;
    Object.assign(this.rule.style, { left: px(x), top: px(top), height: px((plot.bottom - plot.top) * scale) });
    const width = this.card.offsetWidth;
    const middle = box.left - own.left + ((plot.left + plot.right) / 2) * scale;
    const beside = x < middle ? x + 14 : x - 14 - width;
    Object.assign(this.card.style, { left: px(Math.max(0, Math.min(beside, own.width - width))), top: px(top + 8) });
  }

  /** Figures of one period, the highest first. */
  private rows(index: number): readonly { readonly label: string; readonly role: string; readonly text: string }[] {
    const figures = this.readout.periods[index]![2];
    return this.readout.series
      .map((series, position) => ({ ...series, figure: figures[position] ?? null }))
      .toSorted((a, b) => (b.figure?.[0] ?? -Infinity) - (a.figure?.[0] ?? -Infinity))
      .map(({ label, role, figure }) => ({ label, role, text: figure?.[1] ?? this.dataset['missing'] ?? '' }));
  }

  private tell(index: number): void {
    const figures = this.rows(index).map(({ label, text }) => `${label} ${text}`);
    this.overlay.setAttribute('aria-valuenow', String(index));
    this.overlay.setAttribute('aria-valuetext', `${this.readout.periods[index]![1]}: ${figures.join(', ')}`);
  }

  private table(index: number): HTMLTableElement {
    const table = document.createElement('table');
    table.createCaption().textContent = this.readout.periods[index]![1];
    const body = table.createTBody();
    for (const { label, role, text } of this.rows(index)) {
      const row = body.insertRow();
      row.className = `readout__${role}`;
      const heading = document.createElement('th');
      heading.scope = 'row';
      heading.textContent = label;
      row.append(heading);
      row.insertCell().textContent = text;
    }
    this.card.setAttribute('aria-hidden', 'true');
    return table;
  }

  private hideMarks(): void {
    this.rule.hidden = true;
    this.card.hidden = true;
  }
}

function plotOf(svg: SVGSVGElement): Plot {
  const [left = 0, right = 1, top = 0, bottom = 1, from = 0, to = 1] = (svg.dataset['plot'] ?? '')
    .split(' ')
    .map(Number);
  return { left, right, top, bottom, from, to };
}

function px(length: number): string {
  return `${Math.round(length)}px`;
}

customElements.define('chart-readout', ChartReadout);
