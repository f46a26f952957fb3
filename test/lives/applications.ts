import { type Coverage, type MatterListEntry, type Standard, submit } from "@tongban/domain";
import { caseIdOf, saveCases } from "@tongban/store";
import {
  aCoverage,
  aListEntry,
  anInstantListEntry,
  aStaffedWindow,
  aStandard,
} from "../builders/agreement.ts";
import { aBasicCode, aMatterId, aPartnerId, aRegion } from "../builders/ids.ts";
import type { BrokerOfLives, RunParts } from "./broker-of-lives.ts";

/** The partner that submits every application. */
export const partner = aPartnerId("nanjing-gov");

/** Kinds of applications: what is promised, by which law, and by which standard. */
const kinds: readonly { readonly entry: MatterListEntry; readonly standard?: Partial<Standard> }[] = [
  { entry: aListEntry({ basicCode: aBasicCode("000123020000") }) },
  { entry: anInstantListEntry() },
  {
    entry: aListEntry({
      matter: aMatterId("id-card-renewal"),
      statutory: { unit: "calendar-days", amount: 60 },
      promised: { unit: "calendar-days", amount: 6 },
      extension: { unit: "calendar-days", amount: 30 },
    }),
    standard: { hours: { opens: "08:30", closes: "18:00", breaks: [{ from: "12:00", to: "13:30" }] } },
  },
  {
    entry: aListEntry({
      matter: aMatterId("company-registration"),
      statutory: { unit: "working-days", amount: 3 },
      promised: { unit: "working-hours", amount: 3 },
    }),
    standard: { warnings: { yellow: 2, orange: 1, officeHours: true } },
  },
  {
    entry: aListEntry({
      matter: aMatterId("housing-fund-certificate"),
      promised: { unit: "working-days", amount: 1 },
    }),
    standard: {
      hours: { opens: "00:00", closes: "24:00" },
      warnings: { yellow: 1, orange: 0, officeHours: false },
      pauseGrounds: ["跨省核验"],
    },
  },
];

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
  const book = { coverages: [coverage], staffedWindow: aStaffedWindow() };
  const first = { application: "{}", submissionDigest: "digest", subject: "subject", fullName: "name" };
  await broker.run(async ({ store, calendarOf, now }) => {
    const submission = { ...application, mode: modes[0] ?? "online", applicant: "张*" };
    const verdict = submit(submission, book, { now, calendar: await calendarOf(broker.handling) });
    if (verdict.kind === "refusal") throw new Error(verdict.code);
    const change = { before: undefined, events: verdict.events, first };
    await saveCases(store, [change], { command: { id: "submit", digest: "digest" } });
  }, parts);
};
