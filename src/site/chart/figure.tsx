import type { Child } from 'hono/jsx';
import type { Locale } from '../../foundation/locale.ts';
import { siteText } from '../texts.ts';

/** A chart, map or ranking with all that must stand around it. */
export interface FigureProps {
  readonly locale: Locale;
  /** Unique on the page and stable over time: the figure's own address is `#id`. */
  readonly id: string;
  /** What the figure shows, as a sentence. */
  readonly headline: string;
  /** Measure, people and period. */
  readonly subtitle: string;
  /** The drawing. */
  readonly children: Child;
  readonly headingLevel?: 2 | 3;
  /** Remarks that belong to the reading, such as a break explained. */
  readonly note?: Child;
  /** A `SourceLine`. */
  readonly source?: Child;
  /** The figures behind the drawing, as a `DataTable`; folded until asked for. */
  readonly table?: Child;
  /** A `DownloadList`. */
  readonly downloads?: Child;
  /** How to cite the figure, address included. */
  readonly citation?: string;
}

/** A figure: message as headline, measure as subtitle, drawing, then source, table, downloads and citation. */
export function Figure(props: FigureProps) {
  const Heading = props.headingLevel === 3 ? 'h3' : 'h2';
  return (
    <figure id={props.id} class="figure" aria-labelledby={`${props.id}-kop`}>
      <figcaption class="figure__caption">
        <Heading id={`${props.id}-kop`} class="figure__headline">
          {props.headline}
        </Heading>
        <p class="figure__subtitle">{props.subtitle}</p>
      </figcaption>
      <div class="figure__drawing">{props.children}</div>
      <FigureFoot {...props} />
    </figure>
  );
}

function FigureFoot({ locale, id, headline, note, source, table, downloads, citation }: FigureProps) {
  const t = siteText(locale);
  return (
    <div class="figure__foot">
      {note && <div class="figure__note">{note}</div>}
      {source}
      {table && <Fold summary={t('figure.table')}>{table}</Fold>}
      {downloads}
      {citation && (
        <Fold summary={t('figure.cite')}>
          <p class="figure__citation">{citation}</p>
        </Fold>
      )}
      <p class="figure__link">
        <a href={`#${id}`} aria-label={t('anchor.link', { headline })}>
          {t('figure.link')}
        </a>
      </p>
    </div>
  );
}

function Fold({ summary, children }: { summary: string; children: Child }) {
  return (
    <details class="fold">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
