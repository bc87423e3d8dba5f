import { localePath } from '../../../site/address.ts';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { writtenIn } from '../../written-text.ts';
import { FileLinks } from './file-links.tsx';
import { moneySteps } from '../../project/source-money.ts';
import { amountCell } from './money.tsx';
import type { PortfolioReading, PortfolioSection } from './portfolio-reading.ts';

/** For who reads drafts: what is to come, and what may go wrong. */
export function DraftSection({
  words,
  inside: { drafts, risks },
}: PortfolioSection & { readonly inside: NonNullable<PortfolioReading['inside']> }) {
  const { t, locale } = words;
  return (
    <section class="section" aria-labelledby="ontwerpen">
      <h2 id="ontwerpen">{t('portfolio.drafts')}</h2>
      <p>
        <a href={localePath(locale, '/projecten?fase=draft&fase=submitted')}>
          {t('portfolio.drafts.text', { count: drafts })}
        </a>
      </p>
      <h3>{t('portfolio.risks')}</h3>
      {risks.length === 0 ? (
        <p>{t('portfolio.risks.none')}</p>
      ) : (
        <DataTable
          locale={locale}
          id="risicos"
          caption={t('portfolio.risks')}
          columns={[
            { label: t('portfolio.detail.column'), kind: 'text' },
            { label: t('project.risk.column.title'), kind: 'text' },
            { label: t('project.risk.column.likelihood'), kind: 'number' },
            { label: t('project.risk.column.impact'), kind: 'number' },
            { label: t('project.risk.column.response'), kind: 'text' },
          ]}
          rows={risks.map(({ slug, projectTitle, title, likelihood, impact, response }) => [
            { content: <ProjectLink locale={locale} slug={slug} title={writtenIn(projectTitle, locale).text} /> },
            { content: title },
            { content: String(likelihood), sortBy: likelihood },
            { content: String(impact), sortBy: impact },
            { content: response },
          ])}
        />
      )}
    </section>
  );
}

/** For who may see the money of each project. */
export function MoneyByProject({
  words,
  projects,
}: PortfolioSection & { readonly projects: NonNullable<PortfolioReading['projects']> }) {
  const { t, locale } = words;
  return (
    <section class="section" aria-labelledby="per-project">
      <h2 id="per-project">{t('portfolio.detail')}</h2>
      <p>{t('portfolio.detail.text')}</p>
      <DataTable
        locale={locale}
        id="per-project-tabel"
        caption={t('portfolio.detail')}
        columns={[
          { label: t('portfolio.detail.column'), kind: 'text' },
          ...moneySteps.map((step) => ({ label: t(`money.column.${step}`), kind: 'number' as const })),
        ]}
        rows={projects.map((project) => [
          { content: <ProjectLink locale={locale} slug={project.key} title={writtenIn(project.title, locale).text} /> },
          ...moneySteps.map((step) => amountCell(words, project[step].amount)),
        ])}
      />
      <FileLinks words={words} file="posten" />
    </section>
  );
}

function ProjectLink({
  locale,
  slug,
  title,
}: {
  locale: PortfolioSection['words']['locale'];
  slug: string;
  title: string;
}) {
  return <a href={localePath(locale, `/projecten/${slug}`)}>{title}</a>;
}
