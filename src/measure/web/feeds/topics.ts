import { inEveryLocale } from '../../../foundation/locale.ts';
import type { TopicNews, TopicSource } from '../../../wing/topic.ts';
import type { Area } from '../../area/area.ts';
import type { ReleaseArchive } from '../../release/archive.ts';
import type { ReleaseComparison } from '../../release/diff.ts';
import { parseReleaseId } from '../../release/manifest.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { indicatorPath, municipalityPath, slugOf } from '../../address.ts';
import { sayChange } from '../revisions/wording.ts';
import { wordingOf, type Wording } from '../../wording/wording.ts';
import { measureText } from '../texts.ts';
import { placeChanges } from './feeds.ts';

/** Indicators, by their id. */
export function indicatorTopics(release: () => OpenRelease, archive: ReleaseArchive): TopicSource {
  return {
    kind: 'indicator',
    folder: 'indicatoren',
    all: (locale) => measureText(locale)('topic.indicator.all'),
    promise: (locale) => measureText(locale)('topic.indicator.promise'),
    find: async (id) => {
      const indicator = release().findIndicator(id);
      if (!indicator) return undefined;
      return {
        id: indicator.id,
        name: inEveryLocale((locale) => indicator.text[locale].name),
        path: indicatorPath(indicator),
      };
    },
    newsSince: (topic, mark) =>
      newsSince(release(), archive, mark, (words, { indicators }) =>
        indicators.filter(({ indicator }) => indicator === topic.id).map((change) => sayChange(words, change)),
      ),
  };
}

/** Municipalities of today, by NIS code or by their name in an address. */
export function municipalityTopics(release: () => OpenRelease, archive: ReleaseArchive): TopicSource {
  return {
    kind: 'municipality',
    folder: 'gemeenten',
    all: (locale) => measureText(locale)('topic.municipality.all'),
    promise: (locale) => measureText(locale)('topic.municipality.promise'),
    find: async (codeOrName) => {
      const area = findMunicipality(release(), codeOrName);
      return area && { id: area.code, name: area.name, path: municipalityPath(area) };
    },
    newsSince: (topic, mark) =>
      newsSince(release(), archive, mark, (words, { areas }) => {
        const area = findMunicipality(release(), topic.id);
        return area ? placeChanges(release(), words, area, areas) : [];
      }),
  };
}

/** A municipality that became part of another one is followed as that one. */
function findMunicipality({ geography }: OpenRelease, codeOrName: string): Area | undefined {
  const all = geography.ofKind('municipality');
  const asked = all.find(({ code, name }) => code === codeOrName || slugOf(name.nl) === codeOrName);
  return asked && geography.get(geography.today(asked.code));
}

/** Everything that changed between the release that was told last and the one that is served, however many lie between. */
async function newsSince(
  release: OpenRelease,
  archive: ReleaseArchive,
  mark: string | undefined,
  say: (words: Wording, changes: ReleaseComparison) => readonly string[],
): Promise<TopicNews> {
  const { id } = release.manifest;
  const before = parseReleaseId(mark ?? '');
  const nothing = { mark: id, lines: inEveryLocale(() => []) };
  if (!before || before === id) return nothing;
  const changes = await archive.compare(before, id);
  // A release that is gone cannot be compared with: what follows is told from here on.
  if (!changes.ok) return nothing;
  return { mark: id, lines: inEveryLocale((locale) => say(wordingOf(release, locale), changes.value.figures)) };
}
