import { chinaCalendar, type Decision, type Instant, submit } from "@tongban/domain";
import { caseIdOf, type Head, type StoreContext, saveCase } from "@tongban/store";
import { aCoverage, aDesk } from "../builders/agreement.ts";
import { type CaseCommandName, caseCommands } from "../builders/case-commands.ts";
import { aMatterId, aPartnerId, aRegion, at } from "../builders/ids.ts";
import { aStaff } from "../builders/staff.ts";

/** Monday 2026-03-02, 09:30 in Shanghai. */
export const monday: Instant = at("2026-03-02T01:30:00.000Z");

/** What differs between two submissions of a test. */
export type SubmittedParts = {
  readonly externalRef?: string;
  readonly now?: Instant;
  /** What the blind index says of the applicant. */
  readonly applicantKeys?: { readonly subject: string; readonly fullName: string };
};

let commands = 0;

/** Keeps a submitted case of Nanjing at Xi'an's window, with bytes in the place of a sealed application. */
export const keepSubmitted = async (
  store: StoreContext,
  { externalRef = "NJ-1", now = monday, applicantKeys }: SubmittedParts = {},
): Promise<Head> => {
  const partner = aPartnerId("nanjing-gov");
  const submission = {
    id: caseIdOf(partner, externalRef),
    partner,
    externalRef,
    source: aRegion("320100"),
    handling: aRegion("610100"),
    matter: aMatterId("food-business-permit"),
    mode: "agent-intake",
    applicant: "张*",
  } as const;
  const decision = submit(submission, { coverages: [aCoverage()], desk: aDesk() }, chinaCalendar, now);
  return keep(store, undefined, decision, "submit", applicantKeys);
};

/** Gives a kept case one command after the other, by Li Mei unless said otherwise, and keeps what comes of it. */
export const carryOn = async (
  store: StoreContext,
  head: Head,
  names: readonly CaseCommandName[],
  { now = monday, staff = aStaff() } = {},
): Promise<Head> => {
  let last = head;
  for (const name of names) {
    commands += 1;
    last = await keep(store, last, caseCommands[name](last.kase, staff, now), `command-${commands}`);
  }
  return last;
};

const keep = async (
  store: StoreContext,
  before: Head | undefined,
  decision: Decision,
  id: string,
  applicantKeys = { subject: "subject", fullName: "name" },
): Promise<Head> => {
  if (decision.kind === "refused") throw new Error(`refused: ${decision.code}`);
  const application = { sealed: new Uint8Array([1, 2, 3]), submissionDigest: "digest" };
  const first = before ? undefined : { application, ...applicantKeys, nonce: undefined };
  const saved = await saveCase(store, before, decision, { id, digest: id }, first);
  if (saved.kind === "conflict") throw new Error("someone else was first");
  return saved.history.head;
};
