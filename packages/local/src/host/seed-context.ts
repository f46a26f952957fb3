import type { AwsClients } from "./aws-clients.ts";

/** What seeding, and looking at what is registered, may use. */
export type SeedContext = {
  readonly url: string;
  readonly clients: AwsClients;
  /** The environment that functions are given: table, key, queues and endpoints by their names. */
  readonly environment: Readonly<Record<string, string>>;
};
