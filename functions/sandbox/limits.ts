/** What bounds a sandbox's registrations; assumed, for nothing outside says how many are usual. */
export const sandboxLimits = {
  registrationsPerAddressAndDay: 50,
  registrationsPerDay: 2_000,
  /** Days without a signed request after which a partner of the sandbox is forgotten. */
  unusedDays: 30,
} as const;

/** Where the sandbox's partners submit for, and whose window answers: the seeded agreement of Xi'an and Nanjing. */
export const sandboxRegions = { source: "320100", handling: "610100" } as const;

/** What the ids of partners of a sandbox, and so those of their keys, begin with. */
export const SANDBOX_MARK = "sbx-";
