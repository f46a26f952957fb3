import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { addMs, submit, type Verdict } from "@tongban/domain";
import fc from "fast-check";
import { expect, it } from "vitest";
import { aCoverage, aListEntry, aStaffedWindow } from "../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aCase } from "../../../../test/builders/case.ts";
import { type CaseCommandName, caseCommands } from "../../../../test/builders/case-commands.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aReviewer, aStaff } from "../../../../test/builders/staff.ts";
import { aSubmission, noForms } from "../../../../test/builders/submission.ts";
import type { StoreContext } from "../table/context.ts";
import type { CaseHistory } from "./cases.ts";
import { fromEventItem, toEventItem } from "./event-codec.ts";
import { fromHeadItem, toHeadItem } from "./head-codec.ts";
import { saveCases } from "./save-cases.ts";
import { verifyHistory } from "./verify-history.ts";

const names = Object.keys(caseCommands) as CaseCommandName[];
const start = at("2026-03-02T01:00:00.000Z");

/** A store that keeps nothing and seals by turning text into bytes. */
const store = {
  table: { send: async () => ({}) },
  tableName: "none",
  sealing: {
    seal: async (_owner: string, _field: string, text: string) => new Uint8Array(Buffer.from(text)),
  },
  home: "cn-north-1",
} as unknown as StoreContext;

const save = async (history: CaseHistory | undefined, verdict: Verdict): Promise<CaseHistory | undefined> => {
  if (verdict.kind === "refusal") return history;
  const first = { application: "{}", submissionDigest: "d", subject: "s", fullName: "n" };
  const change = { before: history?.head, events: verdict.events };
  const saved = await saveCases(store, [history ? change : { ...change, first }], {
    command: { id: "command", digest: "d" },
  });
  const [kept] = saved.kind === "saved" ? saved.cases : [];
  return kept && { head: kept.head, events: [...(history?.events ?? []), ...kept.events] };
};

/** As the table gives it back. */
const readAgain = ({ head, events }: CaseHistory): CaseHistory => ({
  head: fromHeadItem(unmarshall(marshall({ ...toHeadItem(head) }))),
  events: events.map((event) => fromEventItem(unmarshall(marshall({ ...toEventItem(event) })))),
});

const steps = fc.array(
  fc.record({
    name: fc.constantFrom(...names.filter((name) => name !== "withdraw"), "withdraw" as const),
    staff: fc.constantFrom(aStaff(), anotherClerk(), aLead(), aReviewer()),
    minutes: fc.integer({ min: 0, max: 300 }),
  }),
  { maxLength: 80, size: "max" },
);

it("rebuilds the head of any life from its events alone, as the table gives both back", async () => {
  const { id, partner, externalRef, source, handling, matter, mode, applicant } = aCase({
    status: "submitted",
  }).origin;
  const asked = { id, partner, externalRef, source, handling, matter, mode, applicant };
  const list = { version: 5, entry: aListEntry({ review: true }) };
  const book = { coverages: [aCoverage({ list })], staffedWindow: aStaffedWindow() };
  const lengths = new Set<number>();
  await fc.assert(
    fc.asyncProperty(steps, async (life) => {
      let now = start;
      let history = await save(
        undefined,
        submit(aSubmission(asked), book, noForms, { now, calendar: chinaCalendar }),
      );
      for (const { name, staff, minutes } of life) {
        now = addMs(now, minutes * 60_000);
        if (history) history = await save(history, caseCommands[name](history.head.kase, staff, now));
      }
      if (!history) throw new Error("no case");
      lengths.add(history.events.length);
      expect(readAgain(history)).toEqual(history);
      expect(verifyHistory(readAgain(history))).toBeUndefined();
    }),
    { numRuns: 150 },
  );
  expect(Math.max(...lengths)).toBeGreaterThan(6);
});
