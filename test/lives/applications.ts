import {
  type Coverage,
  type MatterListEntry,
  parseSocialCreditCode,
  type StaffedWindow,
  type Standard,
  submit,
} from "@tongban/domain";
import { caseIdOf, saveCases } from "@tongban/store";
import {
  aCoverage,
  aListEntry,
  anInstantListEntry,
  aStaffedWindow,
  aStandard,
} from "../builders/agreement.ts";
import { healthCertificate } from "../builders/case.ts";
import { aBasicCode, aMatterId, aPartnerId, aRegion } from "../builders/ids.ts";
import { aSubmission, noForms } from "../builders/submission.ts";
import type { BrokerOfLives, RunParts } from "./broker-of-lives.ts";

/** The partner that submits every application. */
export const partner = aPartnerId("nanjing-gov");

/** Kinds of applications: what is promised, by which law, and by which standard. */
const kinds: readonly { readonly entry: MatterListEntry; readonly standard?: Partial<Standard> }[] = [
  { entry: aListEntry({ basicCode: aBasicCode("000123020000") }) },
  {
    entry: { ...anInstantListEntry(), fee: { amount: 1, basis: "试行" } },
    standard: { supplement: { unit: "working-days", amount: 3 } },
  },
  {
    entry: aListEntry({
      matter: aMatterId("id-card-renewal"),
      statutory: { unit: "calendar-days", amount: 60 },
      promised: { unit: "calendar-days", amount: 6 },
      extension: { unit: "calendar-days", amount: 30 },
      review: true,
      fee: { amount: 4_000, basis: "发改价格〔2003〕2322号" },
    }),
    standard: {
      payment: { unit: "working-days", amount: 3 },
      hours: { opens: "08:30", closes: "18:00", breaks: [{ from: "12:00", to: "13:30" }] },
      supplement: { unit: "calendar-days", amount: 2 },
    },
  },
  {
    entry: aListEntry({
      matter: aMatterId("company-registration"),
      statutory: { unit: "working-days", amount: 3 },
      promised: { unit: "working-hours", amount: 3 },
    }),
    standard: {
      warnings: { yellow: 2, orange: 1, officeHours: true },
      supplement: { unit: "working-hours", amount: 9 },
    },
  },
  {
    entry: aListEntry({
      matter: aMatterId("small-catering-permit"),
      materials: [{ title: healthCertificate, need: "later" }],
    }),
    standard: { gap: { unit: "working-days", amount: 2 } },
  },
  {
    entry: aListEntry({
      matter: aMatterId("housing-fund-certificate"),
      modes: ["joint"],
      promised: { unit: "working-days", amount: 1 },
    }),
    standard: {
      hours: { opens: "00:00", closes: "24:00" },
      warnings: { yellow: 1, orange: 0, officeHours: false },
      pauseGrounds: ["跨省核验"],
    },
  },
];

/** The window, with an organ whose cases get numbers where their matter has a code. */
const window = (): StaffedWindow => {
  const code = parseSocialCreditCode("12441500196720244T");
  if (!code.ok) throw new Error(code.reason);
  return aStaffedWindow({ organ: { creditCode: code.value, level: 3 } });
};

/** Submits an application of a kind, as the partner's function keeps it. */
export const submitOne = async (
  broker: BrokerOfLives,
  externalRef: string,
  kind: number,
  parts: RunParts,
): Promise<void> => {
  const { entry, standard } = kinds[kind % kinds.length] ?? { entry: aListEntry() };
  const coverage: Coverage = aCoverage({ list: { version: 5, entry }, standard: aStandard(standard) });
  const id = caseIdOf(partner, externalRef);
  const { matter, modes } = entry;
  const application = {
    id,
    partner,
    externalRef,
    source: aRegion("320100"),
    handling: broker.handling,
    matter,
  };
  const book = { coverages: [coverage], staffedWindow: window() };
  const first = { application: "{}", submissionDigest: "digest", subject: "subject", fullName: "name" };
  await broker.run(async ({ store, calendarOf, now }) => {
    const submission = aSubmission({ ...application, mode: modes[0] ?? "online" });
    const moment = { now, calendar: await calendarOf(broker.handling) };
    const verdict = submit(submission, book, noForms, moment);
    if (verdict.kind === "refusal") throw new Error(verdict.code);
    const change = { before: undefined, events: verdict.events, first };
    await saveCases(store, [change], { command: { id: "submit", digest: "digest" } });
  }, parts);
};
