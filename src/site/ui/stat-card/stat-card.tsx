import type { Child } from 'hono/jsx';
import { Card } from '../card/card.tsx';

/** A headline figure told as a sentence. */
export interface StatCardProps {
  /** What it belongs to, such as a commitment. */
  readonly kicker: string;
  /** The figure as a sentence: "37 op de 100 Limburgers hebben een hoger diploma." */
  readonly headline: string;
  readonly href: string;
  /** A second sentence, such as the gap in persons. */
  readonly text?: string;
  /** The exact gap or figure: "−4,3 punten". */
  readonly figure?: string;
  /** What it is held against and when: "tegenover Vlaanderen, 2019". */
  readonly figureNote?: string;
  /** A `Sparkline`. */
  readonly sparkline?: Child;
  /** 3 when absent: cards mostly stand under a section's own heading. */
  readonly headingLevel?: 2 | 3;
}

/**
 * A card that says one figure as a sentence, with the exact gap and its course below.
 *
 * Accessibility: its sentence is a heading of the level that the page asks for and names its one link; the drawing of
 * its course is hidden from screen readers, for the sentence says it.
 */
export function StatCard(props: StatCardProps) {
  const { kicker, headline, href, text, figure, figureNote, sparkline, headingLevel = 3 } = props;
  return (
    <Card kicker={kicker} title={headline} href={href} headingLevel={headingLevel}>
      {text && <p class="stat-card__text">{text}</p>}
      <div class="stat-card__foot">
        <p class="stat-card__gap">
          {figure && <strong class="stat-card__figure">{figure}</strong>}{' '}
          {figureNote && <span class="stat-card__note">{figureNote}</span>}
        </p>
        {sparkline}
      </div>
    </Card>
  );
}
