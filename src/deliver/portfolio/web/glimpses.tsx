import type { Locale } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import { writtenIn } from '../../written-text.ts';
import type { ProjectGlimpse } from '../glimpse-store.ts';
import { portfolioText } from '../texts.ts';

interface GlimpsesProps {
  readonly projects: readonly ProjectGlimpse[];
  readonly locale: Locale;
}

/** A few projects below each other: the name leads to the page, what is known stands with its source. */
export function ProjectGlimpses({ projects, locale }: GlimpsesProps) {
  const t = portfolioText(locale);
  if (projects.length === 0) return <></>;
  return (
    <ul class="glimpses">
      {projects.map(({ slug, title, summary, fact, reached }) => (
        <li class="glimpse">
          <p class="glimpse__title">
            <ProjectLink slug={slug} title={title} locale={locale} />
          </p>
          {reached !== undefined && <p class="glimpse__reached">{t('beside.reached.one', { count: reached })}</p>}
          <p lang={writtenIn(summary, locale).locale}>{writtenIn(summary, locale).text}</p>
          {fact && (
            <p class="small">
              <span lang={writtenIn(fact.text, locale).locale}>{writtenIn(fact.text, locale).text}</span>{' '}
              {t('project.facts.source', { source: fact.source })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The names of a few projects in one line, each a link. */
export function ProjectNames({ projects, locale }: GlimpsesProps) {
  return (
    <span class="glimpse-names">
      {projects.map(({ slug, title }, index) => (
        <>
          {index > 0 && ', '}
          <ProjectLink slug={slug} title={title} locale={locale} />
        </>
      ))}
    </span>
  );
}

function ProjectLink({ slug, title, locale }: Pick<ProjectGlimpse, 'slug' | 'title'> & { locale: Locale }) {
  const { text, locale: language } = writtenIn(title, locale);
  return (
    <a href={localePath(locale, `/projecten/${slug}`)} lang={language}>
      {text}
    </a>
  );
}
