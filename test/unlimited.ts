/** Environment of a site that tests and measures ask from one address, as often as they like. */
export const unlimited = { AMBITIE_RATE_LIMIT: '100000000' } as const;
