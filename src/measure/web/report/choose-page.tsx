import type { Problem } from '../../../foundation/problem.ts';
import type { PageAnswer, PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { FormField, type FieldOption } from '../../../site/ui/form-field/form-field.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { readReportRequest, reportAddress, type RequestField, type TypedRequest } from '../../report/report-request.ts';
import { slugOf } from '../../address.ts';
import { homeCrumb } from '../home-crumb.ts';
import type { View } from '../view.ts';
import { reportText } from '../../report/texts.ts';

/** `/rapporten`: the form that leads to a report, and links to all of them. */
export function chooseReportPage(view: View): PageAnswer {
  const { rapport } = view.query;
  if (rapport === undefined) return choosePage(view, { report: '' }, []);
  const typed = typedIn(view, rapport);
  const request = readReportRequest(view.release, typed);
  return request.ok
    ? { kind: 'redirect', path: reportAddress(request.value, view.release.plan.focus) }
    : choosePage(view, typed, request.problems);
}

/** What was typed in the form, or stands in the address of a report. */
export function typedIn({ query }: Pick<View, 'query'>, report: string): TypedRequest {
  return { report, area: query['gebied'], from: query['van'], to: query['tot'] };
}

/** The form with what was typed and what is wrong with it. */
export function choosePage(view: View, typed: TypedRequest, problems: readonly Problem[]): PageContent {
  const t = reportText(view.locale);
  return {
    kind: 'page',
    title: t('choose.title'),
    description: t('choose.lead'),
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs locale={view.locale} items={[homeCrumb(view)]} />
          <h1>{t('choose.title')}</h1>
          <p class="lead">{t('choose.lead')}</p>
        </div>
        {problems.length > 0 && (
          <Notice locale={view.locale} kind="warning" title={t('choose.wrong')}>
            <ul class="plain-list">
              {problems.map((problem) => (
                <li>
                  <a href={`#${fieldIds[problem.at as RequestField]}`}>{sayProblem(view, typed, problem)}</a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <ChooseForm view={view} typed={typed} problems={problems} />
        <AllReports view={view} />
      </>
    ),
  };
}

/** The id that each field of the form has. */
const fieldIds: Readonly<Record<RequestField, string>> = { report: 'rapport', area: 'gebied', from: 'van', to: 'tot' };

function sayProblem(view: View, typed: TypedRequest, problem: Problem): string {
  const field = problem.at as RequestField;
  return reportText.find(view.locale, `error.${problem.code}`, { value: typed[field] ?? '' }) ?? problem.message;
}

function ChooseForm({ view, typed, problems }: { view: View; typed: TypedRequest; problems: readonly Problem[] }) {
  const t = reportText(view.locale);
  const errorAt = (field: RequestField): { readonly error?: string } => {
    const problem = problems.find(({ at }) => at === field);
    return problem ? { error: sayProblem(view, typed, problem) } : {};
  };
  return (
    <form class="form-fields form-fields--stacked" method="get" action={view.href('/rapporten')}>
      <FormField
        id="rapport"
        name="rapport"
        label={t('choose.subject')}
        value={typed.report}
        options={subjects(view)}
        {...errorAt('report')}
      />
      <FormField
        id="gebied"
        name="gebied"
        label={t('choose.area')}
        hint={t('choose.area.hint')}
        value={typed.area ?? view.focus}
        options={areas(view)}
        {...errorAt('area')}
      />
      <FormField
        id="van"
        name="van"
        label={t('choose.from')}
        hint={t('choose.from.hint')}
        value={typed.from ?? ''}
        {...errorAt('from')}
      />
      <FormField
        id="tot"
        name="tot"
        label={t('choose.to')}
        hint={t('choose.to.hint')}
        value={typed.to ?? ''}
        {...errorAt('to')}
      />
      <button class="button">{t('choose.button')}</button>
    </form>
  );
}

function subjects(view: View): readonly FieldOption[] {
  const t = reportText(view.locale);
  const { plan, geography } = view.release;
  return [
    { value: 'plan', label: t('choose.plan', { name: plan.name[view.locale] }), group: t('choose.whole') },
    ...plan.ambitions.map(({ id, title }) => ({
      value: `ambitie-${id}`,
      label: t('ambition.title', { id, title: title[view.locale] }),
      group: t('choose.ambitions'),
    })),
    ...geography.municipalities.map(({ name }) => ({
      value: `gemeente-${slugOf(name.nl)}`,
      label: name[view.locale],
      group: t('choose.municipalities'),
    })),
  ];
}

function areas({ release, locale, focus, words }: View): readonly FieldOption[] {
  const { geography, plan } = release;
  const zones = geography.areas.filter(({ kind }) => kind === 'group').map(({ code }) => code);
  const whole = [focus, ...plan.peers, plan.benchmark];
  return [
    ...[...whole, ...zones].map((code) => ({ value: code, label: words.area(code) })),
    ...geography.municipalities.map(({ code, name }) => ({ value: code, label: name[locale] })),
  ];
}

function AllReports({ view }: { view: View }) {
  const t = reportText(view.locale);
  const groups = [...Map.groupBy(subjects(view), ({ group }) => group ?? '')];
  return (
    <section class="section" aria-labelledby="alle">
      <h2 id="alle">{t('choose.all')}</h2>
      {groups.map(([group, members]) => (
        <>
          <h3>{group}</h3>
          <ul class="report-list">
            {members.map(({ value, label }) => (
              <li>
                <a href={view.href(`/rapporten/${value}`)}>{label}</a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}
