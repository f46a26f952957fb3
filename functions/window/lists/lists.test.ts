import type { listOperations } from "@tongban/contract";
import { addMs, type Staff } from "@tongban/domain";
import type { StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall, codeOf } from "../../../test/builders/call.ts";
import { aRegion, aStaffId, aWindowId } from "../../../test/builders/ids.ts";
import { aLead, aStaff } from "../../../test/builders/staff.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { monday } from "../../../test/engines/kept-cases.ts";
import type { Call } from "../../edge/call.ts";
import { listListExports, recordListExport } from "./list-exports.ts";
import { getListViews, keepListViews } from "./list-views.ts";

type Body = Call<typeof listOperations.keepListViews, Staff>["body"];
type View = Body["views"][number];

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

const window = aWindowId("xian-610100-1");
const coordinator = aStaff({ role: "coordinator", windows: [] });

const aView = (name: string, more: Partial<View> = {}): View => ({
  name,
  page: "desk",
  conditions: [{ name: "warned", value: "1" }],
  columns: [{ column: "received" }, { column: "status", pixels: 200 }],
  isDefault: false,
  ...more,
});

const keep = async (body: Body, caller: Staff = aStaff()) => {
  const answer = await keepListViews(aBroker(store))(aCall(caller, monday, { body }));
  return answer.kind === "answered" ? answer.value : codeOf(answer);
};

const look = async (caller: Staff = aStaff()) => {
  const answer = await getListViews(aBroker(store))(aCall(caller, monday, {}));
  return answer.kind === "answered" ? answer.value : codeOf(answer);
};

it("keeps a person's views for them alone, on the version that they saw", async () => {
  expect(await look()).toMatchObject({ mine: { version: 0, views: [] } });
  const views = [aView("预警"), aView("全部", { conditions: [], isDefault: true })];
  expect(await keep({ version: 0, views })).toMatchObject({ mine: { version: 1, views } });
  expect(await keep({ version: 0, views })).toMatchObject({ mine: { version: 1 } });
  expect(await keep({ version: 0, views: [aView("别的")] })).toBe("views-changed");
  expect(await keep({ version: 1, views: [] })).toMatchObject({ mine: { version: 2, views: [] } });
  expect(await look(aStaff({ id: aStaffId("zhang-wei") }))).toMatchObject({ mine: { version: 0 } });
});

it("shares a window's views with its team, as its lead saved them", async () => {
  const views = [aView("今日重点")];
  expect(await keep({ window, version: 0, views })).toBe("lead-required");
  await keep({ window, version: 0, views }, aLead());
  expect(await look()).toMatchObject({ shared: [{ window, version: 1, views }] });
  expect(await keep({ window: aWindowId("nanjing-1"), version: 0, views }, aLead())).toBe("not-found");
});

it("takes each name once, and one view of a page as the first", async () => {
  expect(await keep({ version: 9, views: [aView("甲"), aView("甲")] })).toBe("view-repeated");
  const firsts = [aView("甲", { isDefault: true }), aView("乙", { isDefault: true })];
  expect(await keep({ version: 9, views: firsts })).toBe("view-repeated");
  const ofTwoPages = [aView("甲"), aView("甲", { page: "cases" })];
  expect(await keep({ version: 9, views: ofTwoPages })).toBe("views-changed");
});

it("has on a region's record who took a list out, the last first, by pages", async () => {
  const region = aRegion("610100");
  const record = async (n: number, caller: Staff = aStaff()) => {
    const state = n % 2 === 0 ? ("begun" as const) : ("whole" as const);
    const body = { region, page: "desk" as const, conditions: [], state, rows: n };
    return recordListExport(aBroker(store))(aCall(caller, addMs(monday, n), { body }));
  };
  for (let n = 0; n < 60; n++) await record(n);
  const read = async (cursor?: string) => {
    const query = cursor === undefined ? { region } : { region, cursor };
    const answer = await listListExports(aBroker(store))(aCall(coordinator, monday, { query }));
    if (answer.kind !== "answered") throw new Error(codeOf(answer));
    return answer.value;
  };
  const first = await read();
  expect(first.exports[0]).toMatchObject({ state: "whole", rows: 59, by: { id: "li-mei", name: "李梅" } });
  const rest = await read(first.cursor ?? expect.fail("a second page"));
  expect([...first.exports, ...rest.exports].map(({ rows }) => rows)).toEqual(
    Array.from({ length: 60 }, (_, n) => 59 - n),
  );
  const elsewhere = await record(1, aStaff({ regions: [aRegion("320100")] }));
  expect(elsewhere).toMatchObject({ code: "not-found" });
});
