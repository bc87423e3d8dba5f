import { formatDate, formatList } from '../../../foundation/number.ts';
import { localePath } from '../../../site/address.ts';
import { Figure } from '../../../site/chart/figure.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { nowhere } from '../index-entry.ts';
import { FileLinks, type PortfolioFile } from './file-links.tsx';
import { MoneyBars, MoneyTable } from './money.tsx';
import { CountMap } from './place-map.tsx';
import type { PortfolioSection, SummedMoney } from './portfolio-reading.ts';

/** Where the money comes from. */
export function SourceFigure({ words, reading, today }: PortfolioSection) {
  const { t, locale, euros } = words;
  const bars = reading.sources.map((money) => ({
    ...money,
    label: t(`money.${money.key}`),
    href: localePath(locale, `/projecten?geld=${money.key}`),
  }));
  const most = mostOf(bars);
  const note = [
    t('portfolio.money.note', { count: reading.withoutMoney }),
    t('money.today', { day: formatDate(locale, today) }),
  ].join(' ');
  return (
    <MoneyFigure
      words={words}
      id="geld"
      file="geld"
      heading={t('money.column.source')}
      headline={
        most
          ? t('portfolio.money.headline', { amount: euros(most.amount), source: most.of.label })
          : t('portfolio.money.headline.unknown')
      }
      subtitle={t('money.subtitle')}
      note={note}
      bars={bars}
    />
  );
}

/** What the money goes to, by ambition line. */
export function LineFigure({ words, reading }: PortfolioSection) {
  const { t, locale, euros } = words;
  const bars = reading.lines.map((money) => ({
    ...money,
    label: words.facet('line', money.key),
    href: localePath(locale, `/projecten?ambitie=${money.key}`),
  }));
  const most = mostOf(bars);
  return (
    <MoneyFigure
      words={words}
      id="ambities"
      file="ambities"
      heading={t('portfolio.lines.column')}
      headline={
        most
          ? t('portfolio.lines.headline', { id: most.of.key, amount: euros(most.amount) })
          : t('portfolio.lines.headline.unknown')
      }
      subtitle={t('portfolio.lines.subtitle')}
      bars={bars}
    />
  );
}

type Bar = SummedMoney<string> & { readonly label: string; readonly href: string };

interface MoneyFigureProps {
  readonly words: PortfolioSection['words'];
  readonly id: string;
  readonly file: PortfolioFile;
  readonly heading: string;
  readonly headline: string;
  readonly subtitle: string;
  readonly note?: string;
  readonly bars: readonly Bar[];
}

function MoneyFigure({ words, id, file, heading, headline, subtitle, note, bars }: MoneyFigureProps) {
  return (
    <Figure
      locale={words.locale}
      id={id}
      headline={headline}
      subtitle={subtitle}
      {...(note && { note: <p>{note}</p> })}
      table={<MoneyTable words={words} id={`${id}-tabel`} caption={headline} heading={heading} rows={bars} />}
      downloads={<FileLinks words={words} file={file} />}
    >
      <MoneyBars words={words} bars={bars} />
    </Figure>
  );
}

/** Where most of the money is, by what was planned or, where that is not known, committed. */
function mostOf<B extends Bar>(bars: readonly B[]): { readonly of: B; readonly amount: number } | undefined {
  return bars
    .flatMap((of) => {
      const amount = of.planned.amount ?? of.committed.amount;
      return amount === undefined ? [] : [{ of, amount }];
    })
    .toSorted((a, b) => b.amount - a.amount)[0];
}

/** In which municipalities projects work, and by name in which none does. */
export function CoverageFigure({ words, reading: { coverage, facets } }: PortfolioSection) {
  const { t, locale, count } = words;
  const without = coverage.filter(({ projects }) => projects === 0).map(({ municipality }) => municipality.name);
  const names = formatList(locale, without);
  const unknown = facets.counts.place.get(nowhere) ?? 0;
  const some = coverage.length - without.length;
  const headline = t('portfolio.coverage.headline', { none: without.length, some, all: coverage.length });
  return (
    <Figure
      locale={locale}
      id="gemeenten"
      headline={headline}
      subtitle={t('portfolio.coverage.subtitle')}
      note={
        <p>
          {/* While it is not known where every project works, nobody can be said to have none. */}
          {unknown > 0
            ? t('portfolio.coverage.unknown', { count: unknown })
            : names && t('portfolio.coverage.names', { names })}
        </p>
      }
      table={
        <DataTable
          locale={locale}
          id="gemeenten-tabel"
          caption={headline}
          columns={[
            { label: t('portfolio.coverage.column'), kind: 'text' },
            { label: t('portfolio.column.projects'), kind: 'number' },
          ]}
          rows={coverage.map(({ municipality, projects }) => [
            { content: municipality.name },
            { content: count(projects), sortBy: projects },
          ])}
        />
      }
      downloads={<FileLinks words={words} file="gemeenten" />}
    >
      <CountMap
        words={words}
        id="gemeenten-kaart"
        title={headline}
        municipalities={coverage.map(({ municipality }) => municipality)}
        counts={
          new Map(
            coverage.filter(({ projects }) => projects > 0).map((each) => [each.municipality.code, each.projects]),
          )
        }
        hrefOf={({ code }) => localePath(locale, `/projecten?gemeente=${code}`)}
      />
    </Figure>
  );
}
