/** The licence of Statbel's open data. */
export const statbelLicence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const;
