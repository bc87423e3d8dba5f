import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** Verdicts on a sentence of the plan. */
export type VerdictName =
  | 'holds'
  | 'no longer holds'
  | 'holds as far as tested'
  | 'no longer holds as far as tested'
  | 'indication'
  | 'cannot be checked';

const tick = 'M2.5,8.5 6.2,12.2 13.5,4';
const cross = 'M3.5,3.5 12.5,12.5M12.5,3.5 3.5,12.5';

const looks: Readonly<Record<VerdictName, { readonly name: string; readonly sign: string }>> = {
  holds: { name: 'holds', sign: tick },
  'no longer holds': { name: 'fails', sign: cross },
  'holds as far as tested': { name: 'partly', sign: tick },
  'no longer holds as far as tested': { name: 'partly', sign: cross },
  indication: { name: 'partly', sign: 'M2.5,8H13M8.8,3.6 13.2,8 8.8,12.4' },
  'cannot be checked': { name: 'open', sign: 'M4.9,5.6A3.1,3.1 0 1 1 8,8.6V10.1M8,13.2V13.6' },
};

/**
 * A verdict as sign, word and colour together, so that none of them has to be seen alone. Colour is for what was tested
 * whole; what goes less far is said in neutral ink. None of the colours is one that means better or worse: a sentence
 * that holds can be bad news.
 *
 * Accessibility: words stand beside the sign and the colour; the sign is hidden from screen readers; its text has the
 * contrast of WCAG AA in light and in dark.
 */
export function Verdict({ locale, verdict }: { readonly locale: Locale; readonly verdict: VerdictName }) {
  const look = looks[verdict];
  return (
    <span class={`verdict verdict--${look.name}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={look.sign} />
      </svg>
      {siteText(locale)(`verdict.${verdict}`)}
    </span>
  );
}
