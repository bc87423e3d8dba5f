import type { BudgetLine, MoneySource } from '../project/project.ts';

/** Who gives money of a source when nobody is named: how other systems are told. In Dutch, as the public bodies call it. */
const givers: Readonly<Record<MoneySource, string>> = {
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

/** Who gives the money of a budget line. */
export function giverOf({ source, funder }: Pick<BudgetLine, 'source' | 'funder'>): string {
  return funder ?? givers[source];
}

/** Funds of the European Union, by the names that its regulations give them. */
export const europeanFunds = { erdf: 'ERDF', 'esf-plus': 'ESF+', 'just-transition': 'JTF' } as const;
export type EuropeanFund = keyof typeof europeanFunds;

export function isEuropean(source: MoneySource): source is EuropeanFund {
  return source in europeanFunds;
}

/** A sum in euro, exact to the cent; `undefined` when a part of it is not known. */
export function sumOf(amounts: readonly (number | undefined)[]): number | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  if (known.length < amounts.length) return undefined;
  return known.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;
}
