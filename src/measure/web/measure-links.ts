import type { Locale } from '../../foundation/locale.ts';
import type { PageLink } from '../../site/page.ts';
import { ambitionPath, indicatorPath } from '../address.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { reportText } from '../report/texts.ts';
import { similarRegionsPath } from './comparison/regions-page.tsx';
import { comparisonText } from './comparison/texts.ts';
import { coveragePath } from './coverage/coverage-page.tsx';
import { coverageText } from './coverage/texts.ts';
import { explorePath } from './explore/state.ts';
import { exploreText } from './explore/texts.ts';
import { groupPath, groupsPath } from './group/group-page.tsx';
import { groupText } from './group/texts.ts';
import { revisionText } from './revisions/texts.ts';
import { sourcesPath } from './sources/sources-page.tsx';
import { sourcesText } from './sources/texts.ts';
import { measureText } from './texts.ts';

/** The pages of figures that anybody may look for. */
export function measureLinks(release: OpenRelease, locale: Locale): readonly PageLink[] {
  const t = measureText(locale);
  return [
    { path: '/', label: release.plan.name[locale] },
    { path: '/ambities', label: t('ambitions.title') },
    { path: '/indicatoren', label: t('indicators.title') },
    { path: explorePath, label: exploreText(locale)('title') },
    { path: '/vaststellingen', label: t('claims.title') },
    { path: groupsPath, label: groupText(locale)('title') },
    ...release.plan.groups.map((group) => ({ path: groupPath(group), label: group.name[locale] })),
    { path: '/gemeenten', label: t('municipalities.title') },
    { path: '/data', label: t('data.title') },
    { path: sourcesPath, label: sourcesText(locale)('title') },
    { path: '/rapporten', label: reportText(locale)('choose.title') },
    { path: '/uitgaven', label: revisionText(locale)('releases.title') },
    { path: coveragePath, label: coverageText(locale)('title') },
    { path: '/methode', label: t('method.title') },
    ...(release.plan.comparison ? [{ path: similarRegionsPath, label: comparisonText(locale)('page.title') }] : []),
    ...release.plan.ambitions.map(({ id, title }) => ({ path: ambitionPath(id), label: title[locale] })),
    ...release.indicators.map((indicator) => ({ path: indicatorPath(indicator), label: indicator.text[locale].name })),
  ];
}
