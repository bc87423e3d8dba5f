import { en as accountEn } from '../../account/messages/en.ts';
import { fr as accountFr } from '../../account/messages/fr.ts';
import { nl as accountNl } from '../../account/messages/nl.ts';
import { locales, type Localised } from '../../foundation/locale.ts';
import { en as portfolioEn } from '../portfolio/messages/en.ts';
import { fr as portfolioFr } from '../portfolio/messages/fr.ts';
import { nl as portfolioNl } from '../portfolio/messages/nl.ts';
import { en as projectEn } from '../project/messages/en.ts';
import { fr as projectFr } from '../project/messages/fr.ts';
import { nl as projectNl } from '../project/messages/nl.ts';
import {
  measureKinds,
  moneySources,
  partnerRoles,
  periodStates,
  projectStages,
  resultKinds,
} from '../project/project.ts';
import { en as reportEn } from '../report/messages/en.ts';
import { fr as reportFr } from '../report/messages/fr.ts';
import { nl as reportNl } from '../report/messages/nl.ts';
import { organisationKinds } from './exchanged-project.ts';

/** Codes of a choice, each with what the site calls it in every language. */
export type ChoiceNames = Readonly<Record<string, readonly string[]>>;

type Texts = Localised<Readonly<Record<string, string>>>;

const account: Texts = { nl: accountNl, en: accountEn, fr: accountFr };
const portfolio: Texts = { nl: portfolioNl, en: portfolioEn, fr: portfolioFr };
const project: Texts = { nl: projectNl, en: projectEn, fr: projectFr };
const report: Texts = { nl: reportNl, en: reportEn, fr: reportFr };

function namesOf(codes: readonly string[], group: string, ...catalogues: readonly Texts[]): ChoiceNames {
  const names = (code: string): readonly string[] =>
    catalogues.flatMap((texts) => locales.map((locale) => texts[locale][`${group}.${code}`] ?? ''));
  return Object.fromEntries(codes.map((code) => [code, names(code).filter(Boolean)]));
}

/** What may stand in the columns with a choice: a code, or what the site calls it. */
export const choiceNames = {
  organisationKind: namesOf(organisationKinds, 'kind', account),
  projectStage: namesOf(projectStages, 'stage', project, portfolio),
  partnerRole: namesOf(partnerRoles, 'role', project),
  moneySource: namesOf(moneySources, 'source', project),
  resultKind: namesOf(resultKinds, 'kind', project),
  measureKind: namesOf(measureKinds, 'measure', project),
  periodState: namesOf(periodStates, 'state', report),
  yesNo: { yes: ['ja', 'oui', 'true', '1'], no: ['nee', 'non', 'false', '0'] },
} as const satisfies Readonly<Record<string, ChoiceNames>>;
