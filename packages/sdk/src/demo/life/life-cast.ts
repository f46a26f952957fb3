import type { ApplicantClient } from "../../applicant-client.ts";
import type { Client } from "../../client/index.ts";
import type { PartnerClient } from "../../partner/partner-client.ts";
import type { Narrator } from "../narrator.ts";

/** Who takes part in the lives of the demo, and where what they leave is written. */
export type LifeCast = {
  /** Names this run: references of applications begin with it. */
  readonly run: string;
  /** The platform of Nanjing. */
  readonly partner: PartnerClient;
  /** A clerk who takes in at Nanjing's window, and works on what Xi'an asks of Nanjing there. */
  readonly nanjing: Client;
  /** A clerk at Xi'an's window. */
  readonly xian: Client;
  readonly applicant: (queryCode: string) => ApplicantClient;
  /** Text messages that were sent so far, the newest last. */
  readonly messages: () => readonly string[];
  readonly narrator: Narrator;
  /** Folder that papers are written to. */
  readonly papers: string;
};

/** What became of one case. */
export type Told = {
  readonly title: string;
  readonly caseId: string;
  readonly status: string;
  /** Label of the national exchange table. */
  readonly outcome: string;
  readonly papers: number;
  readonly rated: boolean;
};
