/** How long a device keeps what somebody typed and did not save. */
export const keptWordsDays = 30;
