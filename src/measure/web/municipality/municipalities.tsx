import type { PageAnswer } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { SearchBox } from '../../../site/ui/search-box/search-box.tsx';
import type { Area } from '../../area/area.ts';
import type { Geography } from '../../area/geography.ts';
import { nearestNames } from '../../../foundation/nearest-name.ts';
import { municipalityPath, slugOf } from '../../address.ts';
import { homeCrumb } from '../home-crumb.ts';
import type { View } from '../view.ts';

/** `/gemeenten` with an optional search `?zoek=`: one exact match goes straight to its page. */
export function municipalitiesPage(view: View): PageAnswer {
  const { words, release, locale } = view;
  const query = (view.query['zoek'] ?? '').trim().slice(0, 80);
  const found = query ? searchMunicipalities(release.geography, query, locale) : [];
  const [only] = found;
  if (only && found.length === 1) return { kind: 'redirect', path: municipalityPath(only.now) };
  const title = words.t('municipalities.title');
  const names = { focus: words.area(view.focus), benchmark: words.area(view.benchmark) };
  return {
    kind: 'page',
    section: 'municipalities',
    title,
    description: words.t('municipalities.lead', names),
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs locale={locale} items={[homeCrumb(view)]} />
          <h1>{title}</h1>
          <p class="lead">{words.t('municipalities.lead', names)}</p>
          <SearchBox locale={locale} id="zoek-hier" action={view.href('/gemeenten')} {...(query && { query })} />
        </div>
        {query && <Found view={view} query={query} found={found} />}
        <AllMunicipalities view={view} />
      </>
    ),
  };
}

/** A municipality that was asked for, by its own name or by that of one it took in. */
interface FoundMunicipality {
  readonly now: Area;
  readonly asked: Area;
}

/**
 * Municipalities whose name, in any language, has what was typed in it; else those whose name is nearest. A former
 * name finds the municipality of today. Accents, capitals and hyphens do not matter.
 */
function searchMunicipalities(
  geography: Geography,
  query: string,
  locale: View['locale'],
): readonly FoundMunicipality[] {
  const all = geography.ofKind('municipality');
  const asked = slugOf(query);
  if (asked === '') return [];
  const names = (area: Area): readonly string[] => Object.values(area.name).map(slugOf);
  const exact = all.filter((area) => names(area).includes(asked));
  const partial = all.filter((area) => names(area).some((name) => name.includes(asked)));
  const near = nearestNames(asked, all.flatMap(names));
  const nearest = all.filter((area) => names(area).some((name) => near.includes(name)));
  const chosen = [exact, partial, nearest].find((areas) => areas.length > 0) ?? [];
  const found = chosen.map((area) => ({ asked: area, now: geography.get(geography.today(area.code)) }));
  const distinct = new Map(found.toReversed().map((each) => [each.now.code, each]));
  return [...distinct.values()].toSorted((a, b) => a.now.name[locale].localeCompare(b.now.name[locale], locale));
}

function Found({ view, query, found }: { view: View; query: string; found: readonly FoundMunicipality[] }) {
  const { words, locale } = view;
  return (
    <section aria-labelledby="gevonden" role="status">
      <h2 id="gevonden">{words.t('municipalities.found', { count: found.length, query })}</h2>
      {found.length === 0 && <p>{words.t('municipalities.none.hint')}</p>}
      <ul class="plain-list">
        {found.map(({ now, asked }) => (
          <li>
            <a href={view.href(municipalityPath(now))}>{now.name[locale]}</a>
            {asked !== now && ` (${mergedText(view, asked, now)})`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function mergedText({ words, locale }: View, asked: Area, now: Area): string {
  const year = now.validFrom?.slice(0, 4) ?? '';
  return words.t('municipalities.merged', { old: asked.name[locale], now: now.name[locale], year });
}

function AllMunicipalities({ view }: { view: View }) {
  const { words, release, locale } = view;
  const { municipalities } = release.geography;
  return (
    <section class="section" aria-labelledby="alle">
      <h2 id="alle">{words.t('municipalities.all', { count: municipalities.length })}</h2>
      <ul class="columns-list">
        {municipalities.map((area) => (
          <li>
            <a href={view.href(municipalityPath(area))}>{area.name[locale]}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
