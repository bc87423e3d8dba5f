import type { ExchangeMessageKey } from './nl.ts';

export const en: Readonly<Record<ExchangeMessageKey, string>> = {
  title: 'x',
};
