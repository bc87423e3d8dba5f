import type { RankedItem } from './ranking.ts';

/** Amounts side by side; bars start at zero. */
export interface BarListProps {
  readonly items: readonly RankedItem[];
  /** Length of a full bar; the highest figure when absent. */
  readonly full?: number;
}

/** Amounts as bars, each with its name above it and its figure at the right. */
export function BarList({ items, full }: BarListProps) {
  const longest = full ?? Math.max(...items.map((item) => item.value), 0);
  return (
    <ul class="bar-list">
      {items.map((item) => (
        <li class={`bar-list__item bar-list__item--${item.role}`}>
          <span class="bar-list__name">{item.href ? <a href={item.href}>{item.label}</a> : item.label}</span>
          <span class="bar-list__value">{item.text}</span>
          <svg class="bar-list__track" width="100%" height="14" aria-hidden="true">
            <rect width={`${longest > 0 ? ((item.value / longest) * 100).toFixed(1) : 0}%`} height="14" rx="3" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
