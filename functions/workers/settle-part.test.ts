import {
  type Allowed,
  type CaseId,
  type JointPart,
  type PartId,
  submit,
  type Verdict,
} from "@tongban/domain";
import {
  caseIdOf,
  type Head,
  loadHead,
  loadHistory,
  partCaseIdOf,
  type StoreContext,
  saveCases,
} from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aCoverage, aListEntry, aStaffedWindow } from "../../test/builders/agreement.ts";
import { chinaCalendar } from "../../test/builders/calendar.ts";
import { caseCommands } from "../../test/builders/case-commands.ts";
import { aCaseId, aMatterId, aPartnerId } from "../../test/builders/ids.ts";
import { aStaff } from "../../test/builders/staff.ts";
import { aSubmission, noForms } from "../../test/builders/submission.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { monday } from "../../test/engines/kept-cases.ts";
import { settlePartOf } from "./settle-part.ts";

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const check = "check" as PartId;
const part: JointPart = {
  id: check,
  title: "迁出地核查",
  matter: aMatterId("food-business-permit"),
  where: "source",
  promised: { unit: "working-days", amount: 5 },
};
const moment = { now: monday, calendar: chinaCalendar };
const command = { id: "test", digest: "" };

const eventsOf = (verdict: Verdict): Allowed["events"] => {
  if (verdict.kind === "refusal") throw new Error(verdict.code);
  return verdict.events;
};

/** A joint case and its one part, as a submission keeps them. */
const keepJoint = async (externalRef: string): Promise<{ parent: CaseId; child: CaseId }> => {
  const parent = caseIdOf(aPartnerId("nanjing-gov"), externalRef);
  const child = partCaseIdOf(parent, check, 1);
  const entry = aListEntry({ modes: ["joint"], materials: [], parts: [part] });
  const book = { coverages: [aCoverage({ list: { version: 1, entry } })], staffedWindow: aStaffedWindow() };
  const grounds = new Map([[check, { id: child, run: 1, book, calendar: chinaCalendar }]]);
  const asked = aSubmission({ id: parent, externalRef, mode: "joint" });
  const submitted = submit(asked, book, noForms, moment, grounds);
  if (submitted.kind === "refusal") throw new Error(submitted.code);
  const first = { application: "{}", submissionDigest: "d", subject: "s", fullName: "n" };
  const all = [submitted, ...submitted.children].map(({ events }) => ({ before: undefined, events, first }));
  expect((await saveCases(store, all, { command })).kind).toBe("saved");
  return { parent, child };
};

const headOf = async (id: CaseId): Promise<Head> => {
  const head = await loadHead(store, id);
  if (!head) throw new Error("no such case");
  return head;
};

const carry = async (id: CaseId, ...names: readonly (keyof typeof caseCommands)[]): Promise<void> => {
  for (const name of names) {
    const before = await headOf(id);
    const events = eventsOf(caseCommands[name](before.kase, aStaff(), monday));
    expect((await saveCases(store, [{ before, events }], { command })).kind).toBe("saved");
  }
};

const settle = (child: CaseId) =>
  settlePartOf({ store, sealing: store.sealing, ...chinaCalendars }, child, monday);

const toldIn = async (parent: CaseId): Promise<readonly string[]> =>
  ((await loadHistory(store, parent))?.events ?? [])
    .map(({ type }) => type)
    .filter((type) => type.startsWith("Part"));

describe("settling a part of a joint case", () => {
  it("is done once, however often its message comes, and closes the child with it", async () => {
    const { parent, child } = await keepJoint("once");
    await carry(child, "route", "claim", "accept", "decide");
    await Promise.all([1, 2, 3].map(() => settle(child)));
    await settle(child);
    expect(await toldIn(parent)).toEqual(["PartStarted", "PartDecided"]);
    expect((await headOf(parent)).kase.parts).toMatchObject([{ id: check, state: "granted", run: 1 }]);
    expect((await headOf(child)).kase.status).toBe("closed");
  });

  it("brings a declined part back, and leaves an open one alone", async () => {
    const { parent, child } = await keepJoint("declined");
    await settle(child);
    expect(await toldIn(parent)).toEqual(["PartStarted"]);
    await carry(child, "route", "claim", "decline");
    await settle(child);
    await settle(child);
    expect(await toldIn(parent)).toEqual(["PartStarted", "PartReturned"]);
    expect((await headOf(parent)).kase.parts).toMatchObject([{ state: "returned" }]);
  });

  it("closes a part that was decided while its joint case ended, and tells nobody", async () => {
    const { parent, child } = await keepJoint("late");
    await carry(child, "route", "claim", "accept", "decide");
    await carry(parent, "withdraw");
    await settle(child);
    expect(await toldIn(parent)).toEqual(["PartStarted"]);
    expect((await headOf(parent)).kase.parts).toMatchObject([{ state: "ended" }]);
    expect((await headOf(child)).kase.status).toBe("closed");
  });

  it("is a fault for a case that is not there, so that the message comes again", async () => {
    await expect(settle(aCaseId("z".repeat(26)))).rejects.toThrow("not in the table");
  });
});
