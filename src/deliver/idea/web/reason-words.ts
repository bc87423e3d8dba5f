import { formatList } from '../../../foundation/number.ts';
import type { MatchReason } from '../partner-match.ts';
import type { IdeaWords } from './idea-words.ts';

/** From whose side a suggestion is told. */
export type Telling = 'partner' | 'idea' | 'firm';

const keys = {
  partner: {
    offers: 'match.offers',
    seeks: 'match.seeks',
    sector: 'match.sector',
    'organisation-kind': 'match.organisation-kind',
    municipality: 'match.municipality',
    group: 'match.group',
  },
  idea: {
    offers: 'match.ideaOffers',
    seeks: 'match.seeks',
    sector: 'match.ideaSector',
    'organisation-kind': 'match.ideaKind',
    municipality: 'match.ideaMunicipality',
    group: 'match.ideaGroup',
  },
  firm: {
    offers: 'match.firmOffers',
    seeks: 'match.firmSeeks',
    sector: 'match.sector',
    'organisation-kind': 'match.organisation-kind',
    municipality: 'match.municipality',
    group: 'match.group',
  },
} as const satisfies Readonly<Record<Telling, Readonly<Record<MatchReason['kind'], string>>>>;

/** Why something is suggested, as one line: "biedt “werkplekken”, en dat is nodig; zit in Genk". */
export function reasonsInWords(words: IdeaWords, reasons: readonly MatchReason[], telling: Telling): string {
  return reasons.map((reason) => words.t(keys[telling][reason.kind], valuesOf(words, reason))).join('; ');
}

function valuesOf(words: IdeaWords, reason: MatchReason): Record<'words' | 'kind' | 'place', string> {
  const none = { words: '', kind: '', place: '' };
  switch (reason.kind) {
    case 'offers':
    case 'seeks':
    case 'sector':
      return { ...none, words: formatList(words.locale, reason.words.map(quoted)) };
    case 'organisation-kind':
      return { ...none, kind: words.t(`kind.${reason.of}`) };
    case 'municipality':
      return { ...none, place: words.municipality(reason.code) };
    case 'group':
      return { ...none, place: words.placeGroup(reason.code) };
  }
}

function quoted(word: string): string {
  return `“${word.toLocaleLowerCase('nl')}”`;
}
