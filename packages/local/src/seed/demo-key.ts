import { join } from "node:path";

/** Where a seeded partner's demo key pair is kept; never used outside this machine. */
export const demoKeyPath = (dataDir: string, partner: string): string =>
  join(dataDir, "keys", `${partner}.json`);
