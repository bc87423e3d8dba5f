import type { ExchangeMessageKey } from './nl.ts';

export const fr: Readonly<Record<ExchangeMessageKey, string>> = {
  title: 'x',
};
