import { dayOf } from '../../../foundation/clock-words.ts';
import type { Delivering } from '../../delivering.ts';
import { may } from '../../../wing/permission.ts';
import type { PageVisit } from '../../../wing/route.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { formatDate, formatNumber } from '../../../foundation/number.ts';
import { localePath } from '../../../site/address.ts';
import type { NotFound, PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { explorerHref, explorerPath, readExplorerState, withChoice } from '../../portfolio/explorer.ts';
import { linesOf, type FacetKind } from '../../portfolio/index-entry.ts';
import { writtenIn } from '../../written-text.ts';
import { publicPart } from '../../exchange/publication.ts';
import { standingOf } from '../progress.ts';
import { plainNamesWith, type LabelBasis, type PlainValues } from '../plain-field.ts';
import { partnerRoles, type Reference } from '../project.ts';
import { projectText } from '../texts.ts';
import { readProject } from '../project-read-store.ts';
import type { ShownProject } from '../../portfolio/web/portfolio-pages.ts';
import { Milestones, Money, Moves, Places, Results, Risks } from './public-sections.tsx';
import { BesideParts } from '../../../wing/web/beside-parts.tsx';
import { draftPath } from './section-path.ts';
import { StatusMark } from './status-mark.tsx';
import { portfolioWords, type PortfolioWords } from '../../portfolio/web/words.ts';

/** `/projecten/:slug`: what a project is, how it stands and why, with whom, where, with what money, and what it reached. */
export async function projectPage(visit: PageVisit, delivering: Delivering): Promise<PageContent | NotFound> {
  const project = await visit.as((database) => readProject(database, { slug: visit.params['slug'] ?? '' }));
  if (!project) return { kind: 'not-found' };
  const words = portfolioWords(delivering.plan, visit.locale);
  const organisations = project.partners
    .filter(({ role }) => role !== 'funder')
    .map(({ organisation }) => organisation);
  // Row-level security lets a reader see what hangs on a public project: what is not for everybody is left out here.
  const isInsider = may(visit.actor, 'project.read-draft', organisations);
  const seesLines = isInsider || may(visit.actor, 'portfolio.read-money', organisations);
  const today = dayOf(delivering.now());
  const open = publicPart(project, today);
  const seen = isInsider ? { ...project, budget: open.budget } : open;
  const shown: ShownProject = { project: seen, words, delivering, today };
  return {
    kind: 'page',
    section: 'projects',
    title: writtenIn(project.title, visit.locale).text,
    description: writtenIn(project.summary, visit.locale).text,
    body: (
      <>
        <Head shown={shown} mayWrite={may(visit.actor, 'project.edit', organisations)} />
        <div class="project-sections">
          <Facts shown={shown} />
          <Partners shown={shown} />
          <Places shown={shown} />
          <Money shown={shown} lines={seesLines ? project.budget : []} />
          <Milestones shown={shown} />
          <Results shown={shown} />
          <Moves shown={shown} />
          <PlanLinks shown={shown} />
          <Risks shown={shown} />
        </div>
        <BesideParts wings={delivering.together.beside()} kind="project" id={project.id} locale={visit.locale} />
      </>
    ),
  };
}

function Head({ shown, mayWrite }: { shown: ShownProject; mayWrite: boolean }) {
  const { project, words, delivering, today } = shown;
  const { t, locale } = words;
  const { status, reasons } = standingOf(project, today);
  const plan = delivering.plan.plan();
  const description = writtenIn(project.description, locale).text;
  return (
    <div class="page-head project-head">
      <Breadcrumbs
        locale={locale}
        items={[
          { href: localePath(locale, '/'), label: plan.name[locale] },
          { href: localePath(locale, explorerPath), label: t('explorer.title') },
        ]}
      />
      <h1 lang={writtenIn(project.title, locale).locale}>{writtenIn(project.title, locale).text}</h1>
      <p class="lead" lang={writtenIn(project.summary, locale).locale}>
        {writtenIn(project.summary, locale).text}
      </p>
      {!project.publishedAt && (
        <Notice locale={locale} kind="warning">
          <p>{t('project.draft')}</p>
        </Notice>
      )}
      <div class="project-status">
        <p class="project-status__word">
          <StatusMark words={words} status={status} />
        </p>
        <ul class="plain-list">
          {reasons.map((reason) => (
            <li>{words.reason(reason)}</li>
          ))}
        </ul>
        <details class="fold">
          <summary>{t('rule.title')}</summary>
          <p>{t('rule.text')}</p>
        </details>
      </div>
      {description
        .split(/\n{2,}/)
        .filter(Boolean)
        .map((paragraph) => (
          <p lang={writtenIn(project.description, locale).locale}>{paragraph}</p>
        ))}
      <p class="small">{labelText(shown)}</p>
      <p class="project-links">
        {mayWrite && <a href={localePath(locale, draftPath(project.slug))}>{t('project.write')}</a>}
        <a href={localePath(locale, `/volgen/projecten/${project.slug}`)} rel="nofollow">
          {t('project.follow')}
        </a>
        <Addresses project={project} locale={locale} />
      </p>
    </div>
  );
}

/** Where more is told of it, and where one can write; on paper too the address itself is there to read. */
function Addresses({ project, locale }: { readonly project: PlainValues; readonly locale: Locale }) {
  const t = projectText(locale);
  return (
    <>
      {plainNamesWith({ kind: 'web-address' }).map((name) => {
        const address = project[name];
        return (
          address && <a href={address}>{t(`link.${name}`, { address: address.replace(/^https?:\/\/|\/$/g, '') })}</a>
        );
      })}
      {plainNamesWith({ kind: 'mail-address' }).map((name) => {
        const address = project[name];
        return address && <a href={`mailto:${address}`}>{t(`link.${name}`, { address })}</a>;
      })}
    </>
  );
}

function labelText({ project, words: { t, locale } }: ShownProject): string {
  if (project.stage !== 'labelled') return t(`stage.${project.stage}`);
  const { labelBasis, labelledOn } = project;
  if (labelBasis) return t(`project.label.${labelBasis as LabelBasis}`);
  return labelledOn ? t('project.label', { day: formatDate(locale, labelledOn) }) : t('project.label.undated');
}

/** What sources say of a project; sources without a fact of their own are listed all the same. */
function Facts({ shown: { project, words } }: { shown: ShownProject }) {
  const { t, locale } = words;
  if (project.references.length === 0) return null;
  const hasFacts = project.references.some(({ facts = [] }) => facts.length > 0);
  return (
    <section class="section" aria-labelledby="weten">
      <h2 id="weten">{t(hasFacts ? 'project.facts' : 'project.references')}</h2>
      {project.references.map((reference) => (
        <div class="project-facts">
          {reference.facts && (
            <ul class="ruled-list">
              {reference.facts.map((fact) => (
                <li lang={writtenIn(fact, locale).locale}>{writtenIn(fact, locale).text}</li>
              ))}
            </ul>
          )}
          <p class="small">
            {t('project.facts.source', { source: '' })}
            <Source reference={reference} words={words} />
          </p>
        </div>
      ))}
    </section>
  );
}

function Source({ reference: { title, url, published }, words }: { reference: Reference; words: PortfolioWords }) {
  return (
    <>
      {url ? <a href={url}>{title}</a> : title}
      {published && `, ${formatDate(words.locale, published)}`}
    </>
  );
}

function Partners({ shown: { project, words } }: { shown: ShownProject }) {
  const { t, locale } = words;
  const byRole = partnerRoles
    .map((role) => ({ role, partners: project.partners.filter((partner) => partner.role === role && partner.name) }))
    .filter(({ partners }) => partners.length > 0);
  return (
    <section class="section" aria-labelledby="wie">
      <h2 id="wie">{t('project.partners')}</h2>
      {byRole.length === 0 && <p>{t('project.partners.none')}</p>}
      <dl class="project-partners">
        {byRole.map(({ role, partners }) => (
          <div>
            <dt>{t(`project.role.${role}`)}</dt>
            {partners.map(({ name, sharePercent }) => (
              <dd>
                {name}
                {sharePercent !== undefined &&
                  ` (${t('project.share', { share: `${formatNumber(locale, sharePercent, 0)}%` })})`}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What of the plan it works on, each a way to the other projects that do. */
function PlanLinks({ shown: { project, words, delivering } }: { shown: ShownProject }) {
  const { t, locale } = words;
  const all = readExplorerState(new URLSearchParams());
  const list = (kind: FacetKind, values: readonly string[]) => values.map((value) => ({ kind, value }));
  const links = [
    ...list('line', linesOf(project.actions, delivering.plan.plan())),
    ...list('action', project.actions),
    ...list('group', project.groups),
    ...list('theme', project.themes),
  ];
  if (links.length === 0) return null;
  return (
    <section class="section" aria-labelledby="plan">
      <h2 id="plan">{t('project.actions')}</h2>
      <p class="tag-row">
        {links.map(({ kind, value }) => (
          <Tag href={localePath(locale, explorerHref(withChoice(all, kind, value, true)))}>
            {words.facet(kind, value)}
          </Tag>
        ))}
      </p>
    </section>
  );
}
