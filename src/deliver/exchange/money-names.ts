import type { MoneySource } from '../project/project.ts';

/** Who gives money of a source, as other systems are told. In Dutch, as the public bodies call it. */
export const givers: Readonly<Record<MoneySource, string>> = {
  own: 'Eigen middelen',
  municipal: 'Gemeente',
  provincial: 'Provincie',
  flemish: 'Vlaamse overheid',
  federal: 'Federale overheid',
  erdf: 'Europees Fonds voor Regionale Ontwikkeling (EFRO)',
  'esf-plus': 'Europees Sociaal Fonds Plus (ESF+)',
  'just-transition': 'Fonds voor een rechtvaardige transitie (JTF)',
  other: 'Andere financier',
};

/** Funds of the European Union, by the names that its regulations give them. */
export const europeanFunds = { erdf: 'ERDF', 'esf-plus': 'ESF+', 'just-transition': 'JTF' } as const;
export type EuropeanFund = keyof typeof europeanFunds;

export function isEuropean(source: MoneySource): source is EuropeanFund {
  return source in europeanFunds;
}
