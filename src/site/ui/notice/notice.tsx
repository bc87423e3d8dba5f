import type { Child } from 'hono/jsx';
import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** A remark that must not be missed. */
export interface NoticeProps {
  readonly locale: Locale;
  readonly kind: 'info' | 'warning';
  /** In place of "Goed om te weten" or "Let op". */
  readonly title?: string;
  readonly children: Child;
}

/**
 * A remark set apart; its title says how weighty it is, not its colour alone.
 *
 * Accessibility: it has the role of a note; its title says in words how weighty it is; its text has the contrast of
 * WCAG AA in light and in dark.
 */
export function Notice({ locale, kind, title, children }: NoticeProps) {
  return (
    <div class={`notice notice--${kind}`} role="note">
      <p class="notice__title">{title ?? siteText(locale)(`notice.${kind}`)}</p>
      <div class="notice__text">{children}</div>
    </div>
  );
}
