import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, parseSocialCreditCode, submit } from "@tongban/domain";
import { caseIdOf, type Head, loadHead, loadHistory, type StoreContext, saveCases } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aCoverage, aListEntry, aStaffedWindow } from "../../test/builders/agreement.ts";
import { chinaCalendar } from "../../test/builders/calendar.ts";
import { aBasicCode, aCaseId, aPartnerId } from "../../test/builders/ids.ts";
import { aSubmission, noForms } from "../../test/builders/submission.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { routeCase } from "./route-case.ts";

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const moment = { now: monday, calendar: chinaCalendar };
const partner = aPartnerId("nanjing-gov");
const code = "12441500196720244T3442199806003";

/** A case of a matter and an organ that have the codes of the domain's real sample. */
const keepCoded = async (externalRef: string): Promise<Head> => {
  const organ = parseSocialCreditCode(code.slice(0, 18));
  if (!organ.ok) throw new Error(organ.reason);
  const entry = aListEntry({ basicCode: aBasicCode(code.slice(19)) });
  const asked = aSubmission({ id: caseIdOf(partner, externalRef), externalRef });
  const coverages = [aCoverage({ list: { version: 5, entry } })];
  const staffedWindow = aStaffedWindow({ organ: { creditCode: organ.value, level: 3 } });
  const verdict = submit(asked, { coverages, staffedWindow }, noForms, moment);
  if (verdict.kind === "refusal") throw new Error(verdict.code);
  const first = { application: "{}", submissionDigest: "d", subject: "s", fullName: "n" };
  const saved = await saveCases(store, [{ before: undefined, events: verdict.events, first }], {
    command: { id: "submit", digest: "d" },
  });
  const [kept] = saved.kind === "saved" ? saved.cases : [];
  if (!kept) throw new Error("not kept");
  return kept.head;
};

const numberOf = async ({ kase }: Head) => (await loadHead(store, kase.origin.id))?.kase.number;

describe("routing", () => {
  it("is done once, however often its message comes, and leaves a withdrawn case alone", async () => {
    const { kase } = await keepSubmitted(store, { externalRef: "twice" });
    await Promise.all([1, 2, 3].map(() => routeCase({ store, ...chinaCalendars }, kase.origin.id, monday)));
    const history = await loadHistory(store, kase.origin.id);
    expect(history?.events.map(({ type }) => type)).toEqual(["CaseSubmitted", "CaseRouted"]);
    const withdrawn = await carryOn(store, await keepSubmitted(store, { externalRef: "gone" }), ["withdraw"]);
    await routeCase({ store, ...chinaCalendars }, withdrawn.kase.origin.id, monday);
    expect((await loadHistory(store, withdrawn.kase.origin.id))?.head).toEqual(withdrawn);
  });

  it("is a fault for a case that is not there, so that the message comes again", async () => {
    await expect(routeCase({ store, ...chinaCalendars }, aCaseId("z".repeat(26)), monday)).rejects.toThrow(
      "not in the table",
    );
  });

  it("numbers the cases of an organ's matter from 1 on each day, none twice, and keeps the number for ever", async () => {
    const heads = await Promise.all(["a", "b", "c"].map(keepCoded));
    await Promise.all(
      heads.map(({ kase }) => routeCase({ store, ...chinaCalendars }, kase.origin.id, monday)),
    );
    const numbers = await Promise.all(heads.map(numberOf));
    expect(numbers.toSorted()).toEqual(["0001", "0002", "0003"].map((serial) => `${code}20260302${serial}`));
    const [first] = heads;
    if (!first) throw new Error("no case");
    const routed = await loadHead(store, first.kase.origin.id);
    const closed = routed && (await carryOn(store, routed, ["claim", "accept", "decide", "acknowledge"]));
    expect(closed?.kase.number).toBe(numbers[0]);
  });

  it("gives no number where organ or matter has no code, or the day's are used up", async () => {
    const uncoded = await keepSubmitted(store, { externalRef: "uncoded" });
    await routeCase({ store, ...chinaCalendars }, uncoded.kase.origin.id, monday);
    expect(await numberOf(uncoded)).toBeUndefined();
    const tomorrow = addMs(monday, 86_400_000);
    const busy = await keepCoded("busy");
    await useUpSerials("2026-03-03");
    await routeCase({ store, ...chinaCalendars }, busy.kase.origin.id, tomorrow);
    expect(await loadHead(store, busy.kase.origin.id)).toMatchObject({ kase: { status: "routed" } });
    expect(await numberOf(busy)).toBeUndefined();
  });
});

const useUpSerials = (date: string) =>
  store.table.send(
    new PutCommand({ TableName: store.tableName, Item: { pk: `SERIAL#${code}`, sk: date, last: 9999 } }),
  );
