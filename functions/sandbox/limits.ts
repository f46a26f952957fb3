/** What bounds a sandbox's registrations; assumed, for nothing outside says how many are usual. */
export const sandboxLimits = {
  registrationsPerAddressAndDay: 50,
  registrationsPerDay: 2_000,
  /** Days that a partner's clock can be ahead in all. */
  mostDaysAhead: 1_096,
  /** Seconds of the machine's time that the window waits at most for the files that a case declares. */
  filesWaitedForSeconds: 60,
  /** Minutes after which a forced fault is over. */
  faultMinutes: 10,
  /** Days without a signed request after which a partner of the sandbox counts as unused. */
  unusedDays: 30,
} as const;

/** Where the sandbox's partners submit for, and whose window answers: the seeded agreement of Xi'an and Nanjing. */
export const sandboxRegions = { source: "320100", handling: "610100" } as const;
