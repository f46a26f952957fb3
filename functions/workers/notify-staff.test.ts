import { addMs, type Instant, type Staff } from "@tongban/domain";
import { type Head, type KeptEvent, loadHistory, type StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall, codeOf } from "../../test/builders/call.ts";
import type { CaseCommandName } from "../../test/builders/case-commands.ts";
import { aRegion, aWindowId } from "../../test/builders/ids.ts";
import { aLead, anotherClerk, aReviewer, aStaff } from "../../test/builders/staff.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import { listNotifications } from "../window/notifications/list-notifications.ts";
import { readNotifications } from "../window/notifications/read-notifications.ts";
import { notifyStaff } from "./notify-staff.ts";

const team = [aStaff(), anotherClerk(), aReviewer(), aLead()];
let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
  const row = { id: aWindowId("xian-610100-1"), region: aRegion("610100"), name: "西安市通办专窗", team };
  await publish(store, { ...nothing, staff: team, windows: [{ ...row, matters: [], open: true }] });
});

/** A case after commands, and the event of the last of them. */
const after = async (
  externalRef: string,
  names: readonly CaseCommandName[],
  { staff = aStaff(), now = monday } = {},
): Promise<{ readonly head: Head; readonly last: KeptEvent }> => {
  const before = await carryOn(store, await keepSubmitted(store, { externalRef }), names.slice(0, -1));
  const head = await carryOn(store, before, names.slice(-1), { staff, now });
  const last = (await loadHistory(store, head.kase.origin.id))?.events.at(-1);
  return { head, last: last ?? expect.fail("it has events") };
};

const inboxOf = async (caller: Staff, now: Instant = monday, tag?: string) => {
  const call = { ...aCall(caller, now, { query: {} }), has: (name: string) => name === tag };
  const answer = await listNotifications(aBroker(store))(call);
  if (answer.kind === "unchanged") return "unchanged";
  if (answer.kind !== "answered") throw new Error(codeOf(answer));
  return { ...answer.value, tag: answer.tag };
};

const toldOf = async (caller: Staff, { kase }: Head) => {
  const inbox = await inboxOf(caller);
  if (inbox === "unchanged") throw new Error("nothing was named");
  return inbox.notifications.filter(({ caseId }) => caseId === kase.origin.id).map(({ kind }) => kind);
};

it("tells whom a case is given to, once, however often the event comes", async () => {
  const { head, last } = await after("given", ["route", "claim", "reassign"], { staff: aLead() });
  if (last.type !== "CaseReassigned") throw new Error(last.type);
  await notifyStaff(store, [last]);
  await notifyStaff(store, [last, last]);
  const receiver = team.find(({ id }) => id === last.to) ?? expect.fail("somebody has it");
  expect(await toldOf(receiver, head)).toEqual(["assigned"]);
  expect(await toldOf(aLead(), head)).toEqual([]);
});

it("tells the holder what was supplied, and nobody of an event that concerns nobody", async () => {
  const { head, last } = await after("supplied", ["route", "claim", "ask-supplement", "supply"]);
  const { events } = (await loadHistory(store, head.kase.origin.id)) ?? expect.fail("it is kept");
  await notifyStaff(store, events);
  expect(last.type).toBe("SupplementSupplied");
  expect(await toldOf(aStaff(), head)).toEqual(["supplement-supplied"]);
});

it("answers with what is unread, and that nothing changed until something did", async () => {
  const before = await inboxOf(aReviewer());
  if (before === "unchanged") throw new Error("nothing was named");
  expect(await inboxOf(aReviewer(), monday, before.tag)).toBe("unchanged");
  const { last } = await after("unread", ["route", "claim", "reassign"], { staff: aLead() });
  if (last.type !== "CaseReassigned") throw new Error(last.type);
  await notifyStaff(store, [{ ...last, to: aReviewer().id }]);
  const told = await inboxOf(aReviewer(), monday, before.tag);
  if (told === "unchanged") throw new Error("it has changed");
  expect(told.unread).toBe(1);
  const ids = told.notifications.map(({ id }) => id);
  const readSome = aCall(aReviewer(), monday, { body: { ids: [...ids, "never-told"] } });
  await readNotifications(aBroker(store))(readSome);
  await readNotifications(aBroker(store))(readSome);
  expect(await inboxOf(aReviewer(), monday, told.tag)).toMatchObject({
    unread: 0,
    notifications: [{ read: true }],
  });
});

it("marks all as read that was told by then, and not what comes after", async () => {
  const first = await after("all-1", ["route", "claim", "reassign"], { staff: aLead() });
  const second = await after("all-2", ["route", "claim", "reassign"], {
    staff: aLead(),
    now: addMs(monday, 60_000),
  });
  const toLead = ({ last }: typeof first): KeptEvent => {
    if (last.type !== "CaseReassigned") throw new Error(last.type);
    return { ...last, to: aLead().id, actor: { kind: "broker" } };
  };
  await notifyStaff(store, [toLead(first)]);
  await readNotifications(aBroker(store))(aCall(aLead(), addMs(monday, 30_000), { body: {} }));
  await notifyStaff(store, [toLead(second)]);
  expect(await inboxOf(aLead())).toMatchObject({
    unread: 1,
    notifications: [{ read: false }, { read: true }],
  });
});
