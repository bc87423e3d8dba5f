/** Texts of files of projects and of the page where they are brought in. This file decides which keys exist. */
export const nl = {
  title: 'Projecten inlezen',
} as const;

export type ExchangeMessageKey = keyof typeof nl;
