import type { Locale } from '../../foundation/locale.ts';
import { HatchedDot } from './hatched-dot.tsx';
import { rankingScale, type RankedItem, type RankingBenchmark } from './ranking.ts';
import { siteText } from '../texts.ts';

/** A ranking as a list. */
export interface RankingListProps {
  readonly locale: Locale;
  /** In the order of the ranking. */
  readonly items: readonly RankedItem[];
  readonly benchmark?: RankingBenchmark;
}

/** Every place with its name, its figure and a dot on the way between lowest and highest; the benchmark is a line. */
export function RankingList({ locale, items, benchmark }: RankingListProps) {
  const scale = rankingScale(items, benchmark);
  const zero = benchmark && scale(benchmark.value);
  return (
    <div class="ranking-list">
      {benchmark && (
        <p class="ranking-list__benchmark">
          <svg width="14" height="18" aria-hidden="true">
            <path d="M7,0V18" />
          </svg>
          {siteText(locale)('chart.benchmarkMark', { name: benchmark.label, value: benchmark.text })}
        </p>
      )}
      <ol>
        {items.map((item) => (
          <li class={`ranking-list__item ranking-list__item--${item.role}`}>
            <span class="ranking-list__name">{item.href ? <a href={item.href}>{item.label}</a> : item.label}</span>
            <span class="ranking-list__value">{item.text}</span>
            <Track item={item} at={scale(item.value)} zero={zero} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Track({ item, at, zero }: { item: RankedItem; at: number; zero: number | undefined }) {
  return (
    <svg class="ranking-list__track" width="100%" height="16" aria-hidden="true">
      <line class="ranking-list__rail" x1="2%" x2="98%" y1="8" y2="8" />
      {zero !== undefined && <line class="ranking-list__way" x1={percent(zero)} x2={percent(at)} y1="8" y2="8" />}
      {zero !== undefined && <line class="ranking-list__zero" x1={percent(zero)} x2={percent(zero)} y1="0" y2="16" />}
      {item.isUnreliable ? (
        <HatchedDot x={percent(at)} y={8} radius={5} kind={item.role} />
      ) : (
        <circle cx={percent(at)} cy="8" r="5.5" />
      )}
    </svg>
  );
}

function percent(share: number): string {
  return `${(2 + share * 96).toFixed(1)}%`;
}
