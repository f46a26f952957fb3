/**
 * Keys of what only a sandbox keeps, in the same table:
 *
 * | access pattern | key |
 * |---|---|
 * | a partner that registered itself, and until when it is kept | SANDBOX#partner / PARTNER |
 * | partners by when to look whether they are to be forgotten | SANDBOX-EXPIRY / 2026-04-01T01:00:00.000Z#partner |
 * | how far a partner moved the time of its cases | SANDBOX#partner / CLOCK |
 * | the faults that a partner forced on its requests, and on its deliveries (expire by TTL) | SANDBOX#partner / FAULTS, DELIVERY-FAULTS |
 * | registrations of a day, from one address and in all (expire by TTL) | SANDBOX-DAY#2026-03-02 / hash, all |
 */
export const sandboxKeys = {
  partner: (id: string) => ({ pk: `SANDBOX#${id}`, sk: "PARTNER" }),
  /** One partition: a day adds as many as may register in it. */
  expiry: (at: string, id: string) => ({ pk: "SANDBOX-EXPIRY", sk: `${at}#${id}` }),
  clock: (id: string) => ({ pk: `SANDBOX#${id}`, sk: "CLOCK" }),
  faults: (id: string, of: "requests" | "deliveries") => ({
    pk: `SANDBOX#${id}`,
    sk: of === "requests" ? "FAULTS" : "DELIVERY-FAULTS",
  }),
  registrations: (day: string, from: string) => ({ pk: `SANDBOX-DAY#${day}`, sk: from }),
} as const;
