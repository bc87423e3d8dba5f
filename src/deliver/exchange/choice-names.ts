import { locales, type Locale } from '../../foundation/locale.ts';
import { organisationKinds } from '../../wing/organisations.ts';
import { wingText } from '../../wing/texts.ts';
import { portfolioText } from '../portfolio/texts.ts';
import {
  measureKinds,
  moneySources,
  partnerRoles,
  periodStates,
  projectStages,
  resultKinds,
} from '../project/project.ts';
import { labelBases } from '../project/plain-field.ts';
import { projectText } from '../project/texts.ts';
import { reportText } from '../report/texts.ts';

/** Codes of a choice, each with what the site calls it in every language. */
export type ChoiceNames = Readonly<Record<string, readonly string[]>>;

/** Texts of a room, of which some may name a code. */
interface NamingTexts {
  readonly find: (locale: Locale, key: string) => string | undefined;
}

function namesOf(codes: readonly string[], group: string, ...rooms: readonly NamingTexts[]): ChoiceNames {
  const names = (code: string): readonly string[] =>
    rooms.flatMap((texts) => locales.flatMap((locale) => texts.find(locale, `${group}.${code}`) ?? []));
  return Object.fromEntries(codes.map((code) => [code, names(code)]));
}

/** What may stand in the columns with a choice: a code, or what the site calls it. */
export const choiceNames = {
  organisationKind: namesOf(organisationKinds, 'organisationKind', wingText),
  projectStage: namesOf(projectStages, 'stage', projectText, portfolioText),
  labelBasis: namesOf(labelBases, 'labelBasis', portfolioText),
  partnerRole: namesOf(partnerRoles, 'role', projectText),
  moneySource: namesOf(moneySources, 'source', projectText),
  resultKind: namesOf(resultKinds, 'kind', projectText),
  measureKind: namesOf(measureKinds, 'measure', projectText),
  periodState: namesOf(periodStates, 'state', reportText),
  yesNo: { yes: ['ja', 'oui', 'true', '1'], no: ['nee', 'non', 'false', '0'] },
} as const satisfies Readonly<Record<string, ChoiceNames>>;
