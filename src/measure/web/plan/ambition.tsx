import type { Child } from 'hono/jsx';
import { besideOf } from '../../../wing/beside.ts';
import type { PageContent } from '../../../site/page.ts';
import type { AmbitionLine, Kpi } from '../../../plan/plan.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { Card } from '../../../site/ui/card/card.tsx';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { Pager } from '../../../site/ui/pager/pager.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { ambitionPath, indicatorPath } from '../../address.ts';
import { groupPath } from '../group/group-page.tsx';
import { homeCrumb } from '../home-crumb.ts';
import { IndicatorCard } from '../indicator/indicator-card.tsx';
import { coveragePath } from '../coverage/coverage-page.tsx';
import { KpiProgress } from '../targets/target-section.tsx';
import { hasFigures, namedIndicators, readIndicators, type Reading, type View } from '../view.ts';
import { reportText } from '../../report/texts.ts';
import { coverageText } from '../coverage/texts.ts';

/** `/ambities`: all ambition lines, with what the plan means by talent and whom it names. */
export function ambitionsPage(view: View): PageContent {
  const { words, release, locale } = view;
  const { plan } = release;
  const title = words.t('ambitions.title');
  return {
    kind: 'page',
    section: 'ambitions',
    title,
    description: words.t('ambitions.lead'),
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs locale={locale} items={[homeCrumb(view)]} />
          <h1>{title}</h1>
          <p class="lead">{plan.intro[locale]}</p>
        </div>
        <div class="card-grid">
          {plan.ambitions.map(({ id, title: name, summary }) => (
            <Card
              kicker={words.t('ambition.eyebrow', { id })}
              title={name[locale]}
              href={view.href(ambitionPath(id))}
              headingLevel={2}
            >
              <p>{summary[locale]}</p>
            </Card>
          ))}
        </div>
        <ul class="plain-list">
          <li>
            <a href={view.href('/vaststellingen')}>{words.t('claims.title')}</a>
          </li>
          <li>
            <a href={view.href(coveragePath)}>{coverageText(locale)('link')}</a>
          </li>
          <li>
            <a href={view.href('/rapporten/plan')}>{reportText(locale)('link.plan')}</a>
          </li>
        </ul>
        <section class="section" aria-labelledby="talent">
          <h2 id="talent">{words.t('ambition.talent')}</h2>
          <DefinitionList
            items={plan.talentDimensions.map(({ name, text }) => ({ term: name[locale], description: text[locale] }))}
          />
        </section>
        <section class="section" aria-labelledby="groepen">
          <h2 id="groepen">{words.t('ambition.groups')}</h2>
          <ul class="plain-list">
            {plan.groups.map((group) => (
              <li>
                <a href={view.href(groupPath(group))}>{group.name[locale]}</a>
              </li>
            ))}
          </ul>
        </section>
      </>
    ),
  };
}

/** `/ambities/{id}`: one ambition line with its KPIs in figures and its actions. */
export async function ambitionPage(view: View, ambition: AmbitionLine): Promise<PageContent> {
  const { words, locale, release } = view;
  const readings = await Promise.all(
    ambition.kpis.map(({ indicators }) => readIndicators(view, namedIndicators(view, indicators))),
  );
  const beside = await besideOf(view.beside, 'ambition', ambition.id, locale);
  const besideActions = await Promise.all(
    ambition.actions.map(({ id }) => besideOf(view.beside, 'action', id, locale)),
  );
  const at = release.plan.ambitions.indexOf(ambition);
  const previous = neighbour(view, release.plan.ambitions[at - 1]);
  const next = neighbour(view, release.plan.ambitions[at + 1]);
  return {
    kind: 'page',
    section: 'ambitions',
    title: ambition.title[locale],
    description: ambition.summary[locale],
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs
            locale={locale}
            items={[homeCrumb(view), { href: view.href('/ambities'), label: words.t('ambitions.title') }]}
          />
          <Tag>{words.t('ambition.eyebrow', { id: ambition.id })}</Tag>
          <h1>{ambition.title[locale]}</h1>
          <p class="lead">{ambition.summary[locale]}</p>
          <p>{ambition.text[locale]}</p>
          <p>
            <a href={view.href(`/rapporten/ambitie-${ambition.id}`)}>{reportText(locale)('link.ambition')}</a>
          </p>
        </div>
        <section class="section" aria-labelledby="volgen">
          <h2 id="volgen">{words.t('ambition.kpis')}</h2>
          <p>
            <a href={view.href(coveragePath)}>{coverageText(locale)('link')}</a>
          </p>
          {ambition.kpis.map((kpi, index) => (
            <KpiSection view={view} kpi={kpi} readings={readings[index] ?? []} />
          ))}
        </section>
        {beside}
        <Actions view={view} ambition={ambition} beside={besideActions} />
        <Pager locale={locale} {...(previous && { previous })} {...(next && { next })} />
      </>
    ),
  };
}

function neighbour(view: View, ambition: AmbitionLine | undefined): { href: string; label: string } | undefined {
  return ambition && { href: view.href(ambitionPath(ambition.id)), label: ambition.title[view.locale] };
}

function KpiSection({ view, kpi, readings }: { view: View; kpi: Kpi; readings: readonly Reading[] }) {
  const { words, locale } = view;
  const measured = readings.filter(hasFigures);
  const waiting = readings.filter((reading) => !measured.includes(reading));
  return (
    <section class="kpi" id={kpi.id} aria-labelledby={`${kpi.id}-kop`}>
      <h3 id={`${kpi.id}-kop`}>{kpi.title[locale]}</h3>
      <p>{kpi.text[locale]}</p>
      <KpiProgress view={view} kpi={kpi.id} readings={readings} />
      {measured.length === 0 && <p>{words.t('ambition.kpi.none')}</p>}
      <div class="card-grid">
        {measured.map((reading) => (
          <IndicatorCard view={view} reading={reading} />
        ))}
      </div>
      {waiting.length > 0 && (
        <ul class="plain-list">
          {waiting.map(({ indicator }) => (
            <li>
              <a href={view.href(indicatorPath(indicator))}>
                {words.t('ambition.kpi.waiting', {
                  name: words.indicator(indicator).name,
                  publisher: indicator.publisher,
                })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ActionsProps {
  readonly view: View;
  readonly ambition: AmbitionLine;
  /** What wings show under each of them. */
  readonly beside: readonly (readonly Child[])[];
}

/** What the plan wants to do, each action with what is done about it. */
function Actions({ view, ambition, beside }: ActionsProps) {
  const { words, locale } = view;
  return (
    <section class="section" aria-labelledby="acties">
      <h2 id="acties">{words.t('ambition.actions')}</h2>
      <ul class="ruled-list">
        {ambition.actions.map(({ id, title, text }, index) => (
          <li id={id} class="action">
            <h3>{title[locale]}</h3>
            <p>{text[locale]}</p>
            {beside[index]}
          </li>
        ))}
      </ul>
    </section>
  );
}
