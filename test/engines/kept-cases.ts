import { type Instant, type PartnerId, type Submission, submit, type Verdict } from "@tongban/domain";
import { caseIdOf, type Head, type StoreContext, saveCases } from "@tongban/store";
import { aCoverage, aListEntry, aStaffedWindow } from "../builders/agreement.ts";
import { chinaCalendar } from "../builders/calendar.ts";
import { type CaseCommandName, caseCommands } from "../builders/case-commands.ts";
import { aPartnerId, at } from "../builders/ids.ts";
import { aStaff } from "../builders/staff.ts";
import { aSubmission, noForms } from "../builders/submission.ts";

/** Monday 2026-03-02, 09:30 in Shanghai. */
export const monday: Instant = at("2026-03-02T01:30:00.000Z");

/** What differs between two submissions of a test. */
export type SubmittedParts = {
  /** Who submits it; Nanjing's unless another is given. */
  readonly partner?: PartnerId;
  readonly externalRef?: string;
  readonly now?: Instant;
  /** What the blind index says of the applicant, and what the query code is looked up by. */
  readonly applicantKeys?: {
    readonly subject: string;
    readonly fullName: string;
    readonly queryKey?: string;
  };
  /** The application as JSON; absent: an empty one. */
  readonly application?: string;
  /** An instant matter, decided on the spot. */
  readonly instant?: true;
  /** What it costs, in fen. */
  readonly fee?: number;
  /** What stands for materials by reference. */
  readonly cites?: NonNullable<Submission["cites"]>;
};

let commands = 0;

/** Keeps a submitted case of Nanjing at Xi'an's window, with an empty application unless another is given. */
export const keepSubmitted = async (
  store: StoreContext,
  {
    partner = aPartnerId("nanjing-gov"),
    externalRef = "NJ-1",
    now = monday,
    applicantKeys,
    application,
    instant,
    fee,
    cites,
  }: SubmittedParts = {},
): Promise<Head> => {
  const submission = aSubmission({
    id: caseIdOf(partner, externalRef),
    partner,
    externalRef,
    ...(cites ? { cites } : {}),
  });
  const entry = aListEntry({
    ...(instant ? ({ caseType: "instant", promised: { unit: "instant" } } as const) : {}),
    ...(fee ? { fee: { amount: fee, basis: "发改价格〔2003〕2322号" } } : {}),
  });
  const coverage = aCoverage({ list: { version: 5, entry } });
  const book = { coverages: [coverage], staffedWindow: aStaffedWindow() };
  const verdict = submit(submission, book, noForms, { now, calendar: chinaCalendar });
  return keep(store, undefined, verdict, "submit", applicantKeys, application);
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
  verdict: Verdict,
  id: string,
  applicantKeys: NonNullable<SubmittedParts["applicantKeys"]> = { subject: "subject", fullName: "name" },
  application = "{}",
): Promise<Head> => {
  if (verdict.kind === "refusal") throw new Error(`refused: ${verdict.code}`);
  const { events } = verdict;
  const first = { application, submissionDigest: "digest", ...applicantKeys };
  const change = before ? { before, events } : { before, events, first };
  const saved = await saveCases(store, [change], { command: { id, digest: id } });
  const [kept] = saved.kind === "saved" ? saved.cases : [];
  if (!kept) throw new Error("someone else was first");
  return kept.head;
};
