import { localePath } from '../../../site/address.ts';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import type { CountedUnit, JointContribution } from '../contribution.ts';
import { FileLinks } from './file-links.tsx';
import type { PortfolioWords } from './words.ts';

/** What projects reached together for each indicator, as a range where nobody can know better. */
export function Contributions({
  words,
  contributions,
}: {
  readonly words: PortfolioWords;
  readonly contributions: ReadonlyMap<string, JointContribution>;
}) {
  const { t, locale, count } = words;
  const rows = [...contributions].flatMap(([indicator, joint]) => {
    const bounds = boundsOf(joint);
    return bounds ? [{ indicator, bounds }] : [];
  });
  return (
    <section class="section" aria-labelledby="bijdragen">
      <h2 id="bijdragen">{t('portfolio.contributions')}</h2>
      <p>{t('portfolio.contributions.text')}</p>
      {rows.length === 0 ? (
        <p>{t('portfolio.contributions.none')}</p>
      ) : (
        <>
          <DataTable
            locale={locale}
            id="bijdragen-tabel"
            caption={t('portfolio.contributions')}
            columns={[
              { label: t('portfolio.contributions.column.indicator'), kind: 'text' },
              { label: t('portfolio.contributions.column.least'), kind: 'number' },
              { label: t('portfolio.contributions.column.most'), kind: 'number' },
              { label: t('portfolio.column.projects'), kind: 'number' },
            ]}
            rows={rows.map(({ indicator, bounds }) => [
              {
                content: (
                  <a href={localePath(locale, `/indicatoren/${indicator}`)}>{words.facet('moves', indicator)}</a>
                ),
              },
              { content: count(bounds.least), sortBy: bounds.least },
              { content: count(bounds.most), sortBy: bounds.most },
              { content: count(bounds.projects), sortBy: bounds.projects },
            ])}
          />
          <FileLinks words={words} file="bijdragen" />
        </>
      )}
    </section>
  );
}

/** Both ends of what is known; they are the same where it is known exactly. */
export function boundsOf(
  joint: JointContribution,
): { readonly least: number; readonly most: number; readonly projects: number } | undefined {
  switch (joint.kind) {
    case 'none':
      return undefined;
    case 'exact':
      return { least: joint.count, most: joint.count, projects: joint.projects };
    case 'range':
      return joint;
  }
}

/** What projects reached together, in sentences, with why it is no more exact. */
export function contributionSentences(
  { t }: Pick<PortfolioWords, 't'>,
  joint: JointContribution,
  unit: CountedUnit,
): readonly string[] {
  switch (joint.kind) {
    case 'none':
      return [];
    case 'exact':
      return [t(`beside.reached.${unit}`, { count: joint.count }), t('beside.beside')];
    case 'range':
      return [
        t(`beside.range.${unit}`, { least: joint.least, most: joint.most }),
        t('beside.why', { uncoded: joint.uncoded }),
        t('beside.beside'),
      ];
  }
}
