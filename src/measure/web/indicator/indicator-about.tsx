import type { Child } from 'hono/jsx';
import { formatDate } from '../../../foundation/number.ts';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { DownloadList } from '../../../site/ui/download-list/download-list.tsx';
import { describeFormula } from '../../indicator/computed.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { IndicatorId } from '../../observation/observation.ts';
import { ambitionPath, indicatorPath } from '../../address.ts';
import { figuresOf, sourcesOf } from '../reading-source.tsx';
import type { Reading, View } from '../view.ts';
import { isWithheld, WithheldNote } from '../withheld-note.tsx';

/** What an indicator means, how it is computed, who publishes it, and what in the plan it serves. */
export function IndicatorAbout({ view, reading }: { view: View; reading: Reading }) {
  const { words } = view;
  return (
    <section class="section" aria-labelledby="definitie">
      <h2 id="definitie">{words.t('indicator.definition')}</h2>
      <DefinitionList items={aboutItems(view, reading)} />
    </section>
  );
}

interface AboutItem {
  readonly term: string;
  readonly description: Child;
}

function aboutItems(view: View, reading: Reading): readonly AboutItem[] {
  const { words } = view;
  const { indicator } = reading;
  const text = words.indicator(indicator);
  return [
    { term: text.name, description: `${text.definition} ${words.t(`indicator.better.${indicator.direction}`)}` },
    ...formulaItems(view, indicator),
    { term: words.t('indicator.reference'), description: <ReferenceLink indicator={indicator} /> },
    ...breakItems(view, indicator),
    ...sourceItems(view, reading),
    ...usageItems(view, indicator),
  ];
}

function formulaItems({ words, release }: View, indicator: Indicator): readonly AboutItem[] {
  const { formula } = indicator;
  if (!formula) return [];
  const name = (id: IndicatorId): string => {
    const part = release.findIndicator(id);
    return part ? words.indicator(part).name : id;
  };
  const written = describeFormula({
    ...formula,
    numerator: formula.numerator.map(name) as unknown as readonly IndicatorId[],
    denominator: formula.denominator.map(name) as unknown as readonly IndicatorId[],
  });
  return [{ term: words.t('indicator.formula'), description: `${written}. ${words.t('indicator.computed')}` }];
}

function ReferenceLink({ indicator: { reference } }: { indicator: Indicator }) {
  return reference.url ? <a href={reference.url}>{reference.title}</a> : <>{reference.title}</>;
}

function breakItems({ words }: View, { breaks }: Indicator): readonly AboutItem[] {
  if (breaks.length === 0) return [];
  const items = breaks.map(({ period, reason }) => (
    <li>{`${words.say('break.label', { period })}: ${reason[words.locale]}`}</li>
  ));
  return [{ term: words.t('indicator.breaks'), description: <ul class="plain-list">{items}</ul> }];
}

function sourceItems(view: View, reading: Reading): readonly AboutItem[] {
  const { words, release, locale } = view;
  const all = figuresOf(reading);
  if (all.length === 0) return [{ term: words.t('indicator.publisher'), description: reading.indicator.publisher }];
  const retrieved =
    all
      .map(({ provenance }) => provenance.retrieved)
      .toSorted()
      .at(-1) ?? '';
  const publishers = [...new Set(all.map(({ provenance }) => provenance.publisher))].toSorted();
  const licences = publishers.map((name) => {
    const terms = release.plan.publishers.find((each) => each.name === name);
    return `${name}: ${terms?.licence ?? words.t('data.licence.unknown')}`;
  });
  const names = sourcesOf(all).map(({ name }) => <li>{name}</li>);
  return [
    { term: words.t('indicator.source'), description: <ul class="plain-list">{names}</ul> },
    { term: words.t('indicator.licence'), description: licences.join('; ') },
    { term: words.t('indicator.retrieved'), description: formatDate(locale, retrieved) },
  ];
}

function usageItems(view: View, indicator: Indicator): readonly AboutItem[] {
  const { words, release, locale } = view;
  const kpis = release.plan.ambitions.flatMap((ambition) =>
    ambition.kpis
      .filter((kpi) => kpi.indicators.includes(indicator.id))
      .map((kpi) => ({ href: view.href(`${ambitionPath(ambition.id)}#${kpi.id}`), label: kpi.title[locale] })),
  );
  if (kpis.length === 0) return [];
  const links = kpis.map(({ href, label }) => (
    <li>
      <a href={href}>{label}</a>
    </li>
  ));
  return [{ term: words.t('indicator.used-in'), description: <ul class="plain-list">{links}</ul> }];
}

/** The figures of an indicator as files, in every format there is; why not where its publisher states no terms. */
export function IndicatorDownloads({ view, reading }: { view: View; reading: Reading }) {
  const path = indicatorPath(reading.indicator);
  const publishers = figuresOf(reading).map(({ provenance }) => provenance.publisher);
  const note = <WithheldNote view={view} publishers={publishers} />;
  if (isWithheld(view, publishers)) return note;
  return (
    <>
      <DownloadList
        locale={view.locale}
        files={[
          { href: `${path}.csv`, format: 'CSV' },
          { href: `${path}.xlsx`, format: 'Excel' },
          { href: `${path}.json`, format: 'JSON-stat' },
          { href: `${path}.sdmx.csv`, format: 'SDMX-CSV' },
        ]}
      />
      {note}
    </>
  );
}

/** How to refer to the figures of an indicator: name, publishers, release and address. */
export function citationOf(view: View, reading: Reading): string {
  const { words, release, locale } = view;
  const publishers = [...new Set(figuresOf(reading).map(({ provenance }) => provenance.publisher))].toSorted();
  return words.t('indicator.citation', {
    name: words.indicator(reading.indicator).name,
    publishers: publishers.join('; '),
    region: release.plan.region[locale],
    release: release.manifest.id,
    url: view.origin + view.href(indicatorPath(reading.indicator)),
  });
}
