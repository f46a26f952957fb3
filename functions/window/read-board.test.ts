import { addMs } from "@tongban/domain";
import type { StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall, codeOf } from "../../test/builders/call.ts";
import { aRegion, aWindowId } from "../../test/builders/ids.ts";
import { anotherClerk, aStaff } from "../../test/builders/staff.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import { readBoard } from "./read-board.ts";

const HOUR = 3_600_000;
const nanjing = {
  ...aStaff({ id: anotherClerk().id }),
  regions: [aRegion("320100")],
  windows: [aWindowId("nanjing-1")],
};

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
  const window = { id: aWindowId("nanjing-1"), name: "南京专窗", region: aRegion("320100"), open: true };
  await publish(store, {
    ...nothing,
    windows: [{ ...window, matters: [], team: [] }],
    staff: [aStaff(), anotherClerk()],
  });
});

const rowsOf = async (
  query: { readonly list: "done" | "sent"; readonly due?: "overdue" | "today"; readonly status?: "declined" },
  { caller = aStaff(), now = monday, limit = 100, cursor = undefined as string | undefined } = {},
) => {
  const call = aCall(caller, now, { query: { ...query, limit, ...(cursor ? { cursor } : {}) } });
  const answer = await readBoard(aBroker(store))({ ...call, params: {}, body: undefined });
  if (answer.kind !== "answered") throw new Error(codeOf(answer));
  return answer.value;
};

it("lists what a person decided or declined, the last first and page by page, each with whether it was in time", async () => {
  const steps = [
    ["first", ["route", "claim", "accept", "decide"], aStaff()],
    ["second", ["route", "claim", "decline"], aStaff()],
    ["others", ["route", "claim", "accept", "decide"], anotherClerk()],
    ["open", ["route", "claim", "accept"], aStaff()],
    ["third", ["route", "claim", "accept", "decide", "acknowledge"], aStaff()],
  ] as const;
  for (const [i, [externalRef, names, staff]] of steps.entries()) {
    const now = addMs(monday, i * HOUR);
    await carryOn(store, await keepSubmitted(store, { externalRef, now }), names, { now, staff });
  }
  const page = await rowsOf({ list: "done" }, { limit: 2 });
  expect(page.cases.map(({ externalRef, status, finish }) => [externalRef, status, finish])).toEqual([
    ["third", "closed", { at: addMs(monday, 4 * HOUR), late: false, lateStatutory: false }],
    ["second", "declined", { at: addMs(monday, HOUR), late: false, lateStatutory: false }],
  ]);
  const next = await rowsOf({ list: "done" }, { limit: 2, cursor: page.cursor ?? undefined });
  expect(next.cases.map(({ externalRef }) => externalRef)).toEqual(["first"]);
});

it("says of a case that was decided after its promise that it was late", async () => {
  const head = await carryOn(store, await keepSubmitted(store, { externalRef: "late" }), [
    "route",
    "claim",
    "accept",
  ]);
  const muchLater = addMs(monday, 60 * 24 * HOUR);
  await carryOn(store, head, ["decide"], { now: muchLater });
  const [row] = (await rowsOf({ list: "done" })).cases;
  expect(row).toMatchObject({ externalRef: "late", finish: { at: muchLater, late: true } });
});

it("does not show a person what they decided at a window that they have left", async () => {
  const moved = aStaff({ windows: [aWindowId("xian-610100-2")] });
  expect((await rowsOf({ list: "done" }, { caller: moved })).cases).toEqual([]);
});

it("narrows what a region sent out by status, and to what is due", async () => {
  const refs = async (query: Parameters<typeof rowsOf>[0], now = monday) =>
    (await rowsOf(query, { caller: nanjing, now })).cases.map(({ externalRef }) => externalRef);
  expect(await refs({ list: "sent", status: "declined" })).toEqual(["second"]);
  expect(await refs({ list: "sent", due: "overdue" })).toEqual([]);
  expect(await refs({ list: "sent", due: "overdue" }, addMs(monday, 60 * 24 * HOUR))).toEqual(["open"]);
});
