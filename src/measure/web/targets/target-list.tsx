import { may } from '../../../wing/permission.ts';
import type { BackOfficePage } from '../../../wing/wing.ts';
import type { PageVisit } from '../../../wing/route.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { formatDate, formatNumber } from '../../../foundation/number.ts';
import { decimalsToPrint } from '../../../foundation/written-number.ts';
import type { LiveFile } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { heldRows, heldTargets, type HeldTarget, type TargetChange, type TargetKey } from '../../target/target-edit.ts';
import { fileOfRows, rowsOf } from '../../target/target-rows.ts';
import { readTargetChanges } from '../../target/target-store.ts';
import type { TargetPages } from './target-pages.ts';
import { wingText } from '../../../wing/texts.ts';
import { targetText } from './texts.ts';

export const targetsPath = '/beheer/streefcijfers';

/** The entry of the back office. */
export const targetsBackOffice: BackOfficePage = {
  path: targetsPath,
  permission: 'target.edit',
  label: (locale) => targetText(locale)('list.title'),
};

/** Names of what a target is about, in one language. */
export interface TargetNames {
  readonly indicator: (id: string) => string;
  readonly area: (code: string) => string;
}

export function targetNames(pages: TargetPages, locale: Locale): TargetNames {
  const indicators = new Map(pages.plan.indicators(locale).map(({ id, name }) => [id, name]));
  const areas = new Map(areasOf(pages, locale).map(({ code, name }) => [code, name]));
  return { indicator: (id) => indicators.get(id) ?? id, area: (code) => areas.get(code) ?? code };
}

/** Areas that a target can be for: those of the plan as they are today, the widest first. */
export function areasOf(
  { release }: TargetPages,
  locale: Locale,
): readonly { readonly code: string; readonly name: string }[] {
  return release()
    .geography.areas.filter(({ validTo }) => !validTo)
    .map(({ code, name }) => ({ code, name: name[locale] }));
}

/** `/beheer/streefcijfers`: every target that holds, where it comes from, and what happened. */
export async function targetListPage(pages: TargetPages, visit: PageVisit): Promise<PageContent> {
  const { locale, href } = visit;
  const t = targetText(locale);
  const changes = await visit.as(readTargetChanges);
  const held = heldTargets(rowsOf(pages.release().targets), changes);
  const names = targetNames(pages, locale);
  return workPage(visit, {
    title: t('list.title'),
    above: [
      may(visit.actor, 'person.read')
        ? { path: '/beheer', label: wingText(locale)('admin.title') }
        : { path: '/mijn-werk', label: wingText(locale)('mine.title') },
    ],
    lead: t('list.lead'),
    isWide: true,
    children: (
      <>
        <p class="button-row">
          <a class="button" href={href(`${targetsPath}/nieuw`)}>
            {t('list.new')}
          </a>
          <a href={href(`${targetsPath}/targets.csv`)}>{t('list.export')}</a>
        </p>
        <p class="small">{t('list.exportHint')}</p>
        {held.length === 0 ? <p>{t('list.none')}</p> : <HeldTable {...{ locale, href, held, names }} />}
        <History locale={locale} changes={changes} names={names} />
      </>
    ),
  });
}

interface HeldTableProps {
  readonly locale: Locale;
  readonly href: PageVisit['href'];
  readonly held: readonly HeldTarget[];
  readonly names: TargetNames;
}

function HeldTable({ locale, href, held, names }: HeldTableProps) {
  const t = targetText(locale);
  return (
    <DataTable
      locale={locale}
      id="streefcijfers"
      caption={t('list.caption')}
      columns={[
        { label: t('list.indicator'), kind: 'text' },
        { label: t('list.area'), kind: 'text' },
        { label: t('list.target'), kind: 'text' },
        { label: t('list.from'), kind: 'text' },
        { label: t('list.change'), kind: 'text' },
      ]}
      rows={held.map((target) => {
        const [indicator, area] = [names.indicator(target.indicator), names.area(target.area)];
        return [
          { content: `${indicator} (${target.kpi})` },
          { content: area },
          { content: valueInWords(target, locale) },
          { content: t(`origin.${target.origin}`) },
          {
            content: (
              <a href={href(editPath(target))} aria-label={t('list.changeLabel', { indicator, area })}>
                {t('list.change')}
              </a>
            ),
          },
        ];
      })}
    />
  );
}

/** The address of a target's form, without a language prefix. */
function editPath({ kpi, indicator, area }: TargetKey): string {
  return `${targetsPath}/bewerk?${new URLSearchParams({ kpi, indicator, area }).toString()}`;
}

function valueInWords({ row }: HeldTarget, locale: Locale): string {
  const t = targetText(locale);
  if (!row) return t('list.removed');
  const target = Number(row['target_value']);
  const value = formatNumber(locale, target, decimalsToPrint(target, 15));
  return t('list.value', { value, period: row['target_period'] ?? '' });
}

function History(props: {
  readonly locale: Locale;
  readonly changes: readonly TargetChange[];
  readonly names: TargetNames;
}) {
  const { locale, changes, names } = props;
  const t = targetText(locale);
  if (changes.length === 0) return <></>;
  return (
    <section class="section" aria-labelledby="verloop-kop">
      <h2 id="verloop-kop">{t('history.title')}</h2>
      <ul class="trail">
        {changes.toReversed().map((change) => (
          <li>
            <span class="small">{formatDate(locale, change.changedAt.toISOString().slice(0, 10))}</span>{' '}
            {t(change.row ? 'history.set' : 'history.removed', {
              who: change.changedBy ?? t('history.someone'),
              target: `${names.indicator(change.indicator)}, ${names.area(change.area)}`,
              why: change.why,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The targets that hold, as the file of the plan folder. */
export async function targetExport(pages: TargetPages, visit: PageVisit): Promise<LiveFile> {
  const changes = await visit.as(readTargetChanges);
  const body = fileOfRows(heldRows(rowsOf(pages.release().targets), changes));
  return { kind: 'file', type: 'text/csv; charset=utf-8', body, fileName: 'targets.csv' };
}
