import type { registryOperations } from "@tongban/contract";
import { addMs, type Staff } from "@tongban/domain";
import type { Partner, StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aCall, codeOf } from "../../../test/builders/call.ts";
import { aMatterId, aPartnerId, aRegion, aStaffId, aWindowId } from "../../../test/builders/ids.ts";
import { aStaff } from "../../../test/builders/staff.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { monday } from "../../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../../test/engines/publish.ts";
import type { Call } from "../../edge/call.ts";
import { listRecords } from "./list-records.ts";

type Query = Call<typeof registryOperations.listRecords, Staff>["query"];

const [xian, nanjing] = [aRegion("610100"), aRegion("320100")];
const coordinator = aStaff({ id: aStaffId("zhao-min"), role: "coordinator", windows: [] });
const operator = aStaff({ id: aStaffId("ops"), role: "operator", regions: [], windows: [] });
const idOf = (n: number) => `p-${String(n).padStart(4, "0")}`;

/** A thousand people: 600 of Xi'an, 300 of Nanjing, 100 of both. */
const people = Array.from({ length: 1_000 }, (_, n) =>
  aStaff({
    id: aStaffId(idOf(n)),
    windows: [],
    regions: n < 600 ? [xian] : n < 900 ? [nanjing] : [xian, nanjing],
  }),
);
const ofXian = people.filter(({ regions }) => regions.includes(xian)).map(({ id }) => id);

let store: StoreContext;
let list: (query: Query, caller?: Staff) => ReturnType<typeof onePage>;

const onePage = async (of: StoreContext, query: Query, caller: Staff = operator) => {
  const answer = await listRecords(aBroker(of))(aCall(caller, monday, { query }));
  if (answer.kind !== "answered") return { code: codeOf(answer), ids: [], cursor: null };
  const { records, cursor } = answer.value;
  return { code: undefined, ids: records.map(({ id }) => id), cursor };
};

const everyPage = async (query: Query, caller?: Staff) => {
  const pages: (readonly string[])[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(
      { ...query, ...(cursor ? { cursor } : {}) },
      caller,
    );
    expect(page.code).toBeUndefined();
    pages.push(page.ids);
    cursor = page.cursor;
  } while (cursor !== null);
  return pages;
};

beforeAll(async () => {
  store = await (await anEngine()).aStore();
  list = (query, caller) => onePage(store, query, caller);
  const regions = [
    { region: xian, name: "西安市" },
    { region: nanjing, name: "南京市" },
  ];
  const matters = Array.from({ length: 1_000 }, (_, n) => aMatterId(`matter-with-a-rather-long-name-${n}`));
  const windows = Array.from({ length: 20 }, (_, n) => ({
    id: aWindowId(`window-${n}`),
    region: n % 2 === 0 ? xian : nanjing,
    name: "专窗",
    open: true,
    matters,
    team: [],
  }));
  const handles = { region: xian };
  const oversees = { region: xian, applicants: false };
  const partners: readonly Partner[] = [
    { id: aPartnerId("both-gov"), name: "两地系统", regions: [xian, nanjing], local: false },
    { id: aPartnerId("xian-approval"), name: "西安市审批系统", regions: [], local: false, handles },
    { id: aPartnerId("xian-oversight"), name: "西安市监管部门", regions: [], local: false, oversees },
  ];
  await publish(store, { ...nothing, regions, windows, partners, staff: [...people, operator, coordinator] });
}, 120_000);

describe("the people of a nation", () => {
  it("come in pages, each person once, in an order that lets a cursor go on", async () => {
    const pages = await everyPage({ kind: "staff" });
    const found = pages.flat();
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(200);
    expect(found).toHaveLength(1_002);
    expect(found.toSorted()).toEqual([...people, operator, coordinator].map(({ id }) => id).toSorted());
  });

  it("are those of one region where one is named, or where the caller has one", async () => {
    const expected = [...ofXian, coordinator.id];
    expect((await everyPage({ kind: "staff", region: xian })).flat()).toEqual(expected);
    expect((await everyPage({ kind: "staff" }, coordinator)).flat()).toEqual(expected);
    expect(await list({ kind: "staff", region: nanjing }, coordinator)).toMatchObject({ code: "not-found" });
  });

  it("go on after the last one that was told, also where somebody before or after them joins", async () => {
    const first = await list({ kind: "staff", region: xian });
    const joining = ["p-0000a", "p-0599a"].map((id) => aStaff({ id: aStaffId(id), windows: [] }));
    await publish(store, { ...nothing, staff: joining }, { now: addMs(monday, 1) });
    const second = await list({ kind: "staff", region: xian, cursor: first.cursor ?? "" });
    expect([...first.ids, ...second.ids]).toEqual(ofXian.slice(0, 400));
    expect((await everyPage({ kind: "staff", region: xian })).flat()).toContain("p-0599a");
  });

  it("are not told by another list's cursor, nor by another caller's", async () => {
    const { cursor } = await list({ kind: "staff" });
    const query = { kind: "staff", cursor: cursor ?? "" } as const;
    expect(await list({ ...query, region: xian })).toMatchObject({ code: "unknown-cursor" });
    expect(await list({ ...query, kind: "window" })).toMatchObject({ code: "unknown-cursor" });
    expect(await list(query, coordinator)).toMatchObject({ code: "unknown-cursor" });
  });
});

describe("what else is registered", () => {
  it("comes in pages that Lambda's answer holds, however much each record says", async () => {
    const pages = await everyPage({ kind: "window" });
    expect(pages.flat()).toHaveLength(20);
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThan(15);
  });

  it("is listed once though it belongs to several regions, and under each of them", async () => {
    const systems = ["xian-approval", "xian-oversight"];
    expect(await everyPage({ kind: "partner" })).toEqual([["both-gov", ...systems]]);
    expect(await everyPage({ kind: "partner", region: xian })).toEqual([["both-gov", ...systems]]);
    expect(await everyPage({ kind: "partner", region: nanjing })).toEqual([["both-gov"]]);
    expect(await everyPage({ kind: "region" })).toEqual([[nanjing, xian]]);
  });
});
