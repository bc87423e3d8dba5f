import type { Locale } from '../../foundation/locale.ts';
import type { SearchEntry, SearchSource } from '../../site/search/search-entry.ts';
import { ambitionPath, claimPath, indicatorPath, municipalityPath } from '../address.ts';
import { hasValue, type ObservationSet } from '../observation/observation-set.ts';
import { isRate } from '../observation/observation.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { wordingOf, type Wording } from '../wording/wording.ts';
import { explorePath } from './explore/state.ts';
import { measureLinks } from './measure-links.ts';
import { measureText } from './texts.ts';

/** What the search of the site finds of figures: those themselves, places, each place's latest figures, the plan. */
export function measureSearch(release: () => OpenRelease): SearchSource {
  return {
    version: () => release().manifest.id,
    entries: (locale) => entriesOf(release(), locale),
  };
}

async function entriesOf(release: OpenRelease, locale: Locale): Promise<readonly SearchEntry[]> {
  const places = release.geography.municipalities.map(({ code }) => code);
  const observations = await release.observationsFor(release.indicators, places);
  const named = [...figures(release, locale), ...planEntries(release, locale)];
  const paths = new Set(named.map(({ path }) => path));
  return [
    ...named,
    ...placeEntries(release, locale),
    ...readings(release, observations, wordingOf(release, locale)),
    ...measureLinks(release, locale)
      .filter(({ path }) => !paths.has(path))
      .map(({ path, label }) => ({ kind: 'pages', path, title: label }) as const),
  ];
}

function figures({ indicators }: OpenRelease, locale: Locale): readonly SearchEntry[] {
  return indicators.map((indicator) => {
    const { name, measure } = indicator.text[locale];
    return {
      kind: 'figures',
      path: indicatorPath(indicator),
      title: name,
      text: measure,
      weight: isRate(indicator) ? 2 : 1,
    };
  });
}

/** Municipalities by all their names and those of the ones they took in; larger areas lead to the explorer. */
function placeEntries({ geography }: OpenRelease, locale: Locale): readonly SearchEntry[] {
  const former = geography.ofKind('municipality').filter(({ validTo }) => validTo !== undefined);
  const municipalities = geography.municipalities.map((area) => ({
    kind: 'places' as const,
    path: municipalityPath(area),
    title: area.name[locale],
    words: [area, ...former.filter(({ code }) => geography.today(code) === area.code)].flatMap(({ name }) =>
      Object.values(name),
    ),
    weight: 6,
  }));
  const larger = geography.areas.filter(({ kind }) => kind === 'province' || kind === 'group');
  return [
    ...municipalities,
    ...larger.map(({ code, name }) => ({
      kind: 'places' as const,
      path: `${explorePath}?gebied=${encodeURIComponent(code)}`,
      title: name[locale],
      words: Object.values(name),
      weight: 3,
    })),
  ];
}

/** The latest figure of each municipality: "Werkloosheid in Genk: 7,2% (2024)". The newer, the nearer. */
function readings(
  { geography, indicators, manifest }: OpenRelease,
  observations: ObservationSet,
  words: Wording,
): readonly SearchEntry[] {
  const t = measureText(words.locale);
  return geography.municipalities.flatMap((area) =>
    indicators.flatMap((indicator) => {
      const latest = observations.series(indicator.id, area.code).findLast(hasValue);
      if (!latest) return [];
      const title = t('search.reading', {
        name: words.indicator(indicator).name,
        place: words.inArea(area.code),
        value: words.value(latest.value, latest.unit),
        period: words.period(latest.period),
      });
      const path = `${municipalityPath(area)}${isRate(latest) ? `#strook-${indicator.id}` : '#tabel'}`;
      const age = Number(manifest.figuresOf.slice(0, 4)) - Number(latest.period.slice(0, 4));
      return [{ kind: 'readings' as const, path, title, weight: 1 / (1 + age / 20) }];
    }),
  );
}

function planEntries({ plan }: OpenRelease, locale: Locale): readonly SearchEntry[] {
  return [
    ...plan.ambitions.flatMap(({ id, title, summary, actions }): readonly SearchEntry[] => [
      { kind: 'ambitions', path: ambitionPath(id), title: title[locale], text: summary[locale], weight: 1.5 },
      ...actions.map((action) => ({
        kind: 'ambitions' as const,
        path: ambitionPath(id),
        title: action.title[locale],
        text: action.text[locale],
      })),
    ]),
    ...plan.findings.map(({ id, text }) => ({
      kind: 'findings' as const,
      path: claimPath(id),
      title: text[locale],
    })),
  ];
}
