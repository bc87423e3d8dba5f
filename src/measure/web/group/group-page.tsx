import type { TargetGroup } from '../../../plan/plan.ts';
import type { PageAnswer, PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { Card } from '../../../site/ui/card/card.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { besideOf } from '../../../wing/beside.ts';
import { ambitionPath, indicatorPath } from '../../address.ts';
import { breakdownLabel } from '../../wording/breakdown-wording.ts';
import { MissingList } from '../coverage/coverage-page.tsx';
import { homeCrumb } from '../home-crumb.ts';
import { IndicatorCard } from '../indicator/indicator-card.tsx';
import type { View } from '../view.ts';
import { readGroup, type GroupBreakdown, type GroupFigures } from './group-figures.ts';
import { groupText } from './texts.ts';

/** Address of the list of groups. */
export const groupsPath = '/groepen';

/** Address of a group that the plan names. */
export function groupPath({ id }: Pick<TargetGroup, 'id'>): string {
  return `${groupsPath}/${id}`;
}

/** `/groepen`: every group that the plan names, with how much is known of it. */
export async function groupsPage(view: View): Promise<PageContent> {
  const { locale, release } = view;
  const { groups } = release.plan;
  const t = groupText(locale);
  const figures = await Promise.all(groups.map((group) => readGroup(view, group)));
  const lead = t('lead', { count: groups.length });
  return {
    kind: 'page',
    section: 'ambitions',
    title: t('title'),
    description: lead,
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs locale={locale} items={planCrumbs(view)} />
          <h1>{t('title')}</h1>
          <p class="lead">{lead}</p>
        </div>
        <div class="card-grid">
          {groups.map((group, at) => (
            <Card title={group.name[locale]} href={view.href(groupPath(group))} headingLevel={2}>
              <p>{t('found', countsOf(figures[at]!))}</p>
            </Card>
          ))}
        </div>
      </>
    ),
  };
}

function planCrumbs(view: View) {
  return [homeCrumb(view), { href: view.href('/ambities'), label: view.words.t('ambitions.title') }];
}

function countsOf({ measured, breakdowns, waiting, waitingBreakdowns, missing }: GroupFigures) {
  return {
    measured: measured.length + breakdowns.length,
    missing: waiting.length + waitingBreakdowns.length + missing.length,
  };
}

/** `/groepen/{id}`: what is measured of a group, what is not and who has it, and what the plan and its projects do. */
export async function groupPage(view: View, id: string): Promise<PageAnswer> {
  const { locale, release } = view;
  const group = release.plan.groups.find((each) => each.id === id);
  if (!group) return { kind: 'not-found' };
  const t = groupText(locale);
  const figures = await readGroup(view, group);
  const projects = await besideOf(view.beside, 'group', id, locale);
  const found = t('found', countsOf(figures)).trim();
  return {
    kind: 'page',
    section: 'ambitions',
    title: group.name[locale],
    description: `${group.name[locale]}. ${found}`,
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs
            locale={locale}
            items={[...planCrumbs(view), { href: view.href(groupsPath), label: t('all') }]}
          />
          <Tag>{t('eyebrow')}</Tag>
          <h1>{group.name[locale]}</h1>
          <p class="lead">{found}</p>
        </div>
        <Measured view={view} figures={figures} />
        <NotMeasured view={view} figures={figures} />
        <Done view={view} group={group} />
        {projects.length > 0 && (
          <section class="section" aria-labelledby="projecten">
            <h2 id="projecten">{t('projects')}</h2>
            {projects}
          </section>
        )}
      </>
    ),
  };
}

function Measured({ view, figures: { measured, breakdowns } }: { view: View; figures: GroupFigures }) {
  if (measured.length + breakdowns.length === 0) return null;
  return (
    <section class="section" aria-labelledby="gemeten">
      <h2 id="gemeten">{groupText(view.locale)('measured')}</h2>
      {measured.length > 0 && (
        <div class="card-grid">
          {measured.map((reading) => (
            <IndicatorCard view={view} reading={reading} />
          ))}
        </div>
      )}
      {breakdowns.length > 0 && (
        <ul class="ruled-list">
          {breakdowns.map((each) => (
            <li>
              <a href={view.href(indicatorPath(each.indicator))}>{breakdownSentence(view, each)}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function breakdownSentence({ words, locale }: View, { indicator, breakdown, latest, period }: GroupBreakdown): string {
  const t = groupText(locale);
  const named = { name: words.indicator(indicator).name, part: breakdownLabel(locale, breakdown) };
  if (!latest) return t('breakdown.places', { ...named, period: period ? words.period(period) : '' });
  return t('breakdown', {
    ...named,
    value: words.value(latest.value, latest.unit),
    area: words.area(latest.area),
    period: words.period(latest.period),
  });
}

function NotMeasured({ view, figures }: { view: View; figures: GroupFigures }) {
  const { words, locale } = view;
  const t = groupText(locale);
  const { waiting, waitingBreakdowns, missing } = figures;
  const parts = waitingBreakdowns.map(({ indicator, breakdown }) =>
    t('waiting.breakdown', {
      name: words.indicator(indicator).name,
      part: breakdownLabel(locale, breakdown),
      holder: indicator.publisher,
    }),
  );
  return (
    <section class="section" aria-labelledby="ontbreekt">
      <h2 id="ontbreekt">{t('missing')}</h2>
      {countsOf(figures).missing === 0 && <p>{t('missing.none')}</p>}
      <MissingList view={view} waiting={waiting} missing={missing} more={parts} />
    </section>
  );
}

function Done({ view, group: { actions = [] } }: { view: View; group: TargetGroup }) {
  const { locale, release } = view;
  const t = groupText(locale);
  const named = release.plan.ambitions.flatMap((ambition) =>
    ambition.actions.filter(({ id }) => actions.includes(id)).map((action) => ({ ambition, action })),
  );
  return (
    <section class="section" aria-labelledby="acties">
      <h2 id="acties">{t('done')}</h2>
      {named.length === 0 && <p>{t('done.none')}</p>}
      <ul class="ruled-list">
        {named.map(({ ambition, action: { id, title, text } }) => (
          <li class="action">
            <h3>
              <a href={view.href(`${ambitionPath(ambition.id)}#${id}`)}>{title[locale]}</a>
            </h3>
            <p>{text[locale]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
