/** One amount of which others are part: what was planned, of that committed, of that paid. */
export interface AmountBar {
  readonly label: string;
  readonly href?: string;
  /** Amounts from the widest to the narrowest, each with what it is in words; a value that is absent is not known. */
  readonly parts: readonly { readonly text: string; readonly value?: number }[];
}

/**
 * Amounts beside each other, each bar within the one it is part of. Every amount is said in words below its bar; one
 * that is not known is said to be so and not drawn.
 */
export function AmountBars({ bars }: { readonly bars: readonly AmountBar[] }) {
  const longest = Math.max(...bars.flatMap(({ parts }) => parts.map(({ value = 0 }) => value)), 0);
  const width = (value: number): string => `${longest > 0 ? Math.round((value / longest) * 1000) / 10 : 0}%`;
  return (
    <ul class="amount-bars">
      {bars.map(({ label, href, parts }) => (
        <li class="amount-bars__item">
          <span class="amount-bars__label">{href ? <a href={href}>{label}</a> : label}</span>
          <svg class="amount-bars__track" width="100%" height="18" aria-hidden="true">
            {parts.map(
              ({ value }, at) =>
                value !== undefined && (
                  <rect
                    class={`amount-bars__bar amount-bars__bar--${at}`}
                    width={width(value)}
                    y={at * 3}
                    height={18 - at * 6}
                    rx="2"
                  />
                ),
            )}
          </svg>
          <span class="amount-bars__text">{parts.map(({ text }) => text).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}
