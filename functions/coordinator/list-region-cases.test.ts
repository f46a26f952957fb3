import { type coordinatorOperations, staffCaseRow } from "@tongban/contract";
import { addMs, dueAges, dueOf, type Instant } from "@tongban/domain";
import type { StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import { aCall, codeOf } from "../../test/builders/call.ts";
import { aMatterId, aRegion, aWindowId } from "../../test/builders/ids.ts";
import { aLead, aStaff } from "../../test/builders/staff.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import type { Call } from "../edge/call.ts";
import { listCasesOfRegion } from "./list-region-cases.ts";
import { summarizeRegion } from "./summarize-region.ts";

const DAY = 86_400_000;
const xian = aRegion("610100");
const coordinator = aStaff({ role: "coordinator", windows: [] });
type Query = Call<typeof coordinatorOperations.listRegionCases, typeof coordinator>["query"];

let store: StoreContext;
let dues: readonly Instant[];

/** Twelve cases at one window, each submitted a day after the one before; every third one is held by Li Mei. */
beforeAll(async () => {
  store = await (await anEngine()).aStore();
  const team = [aStaff(), aLead()].map(({ id, name }) => ({ id, name }));
  const id = aWindowId("xian-610100-1");
  const window = { id, region: xian, name: "专窗", open: true, matters: [], team };
  await publish(store, { ...nothing, windows: [window], staff: [aStaff(), aLead()] });
  const kept: Instant[] = [];
  for (let i = 0; i < 12; i++) {
    const now = addMs(monday, i * DAY);
    const submitted = await keepSubmitted(store, { externalRef: `NJ-${i}`, now });
    const head = await carryOn(store, submitted, i % 3 === 0 ? ["route", "claim"] : ["route"], { now });
    kept.push(dueOf(head.kase).at);
  }
  dues = kept.toSorted();
});

const list = async (query: Partial<Query>, now: Instant, caller = coordinator) => {
  const asked: Query = { region: xian, direction: "in", limit: 50, ...query };
  const call = aCall(caller, now, { query: asked });
  const answer = await listCasesOfRegion(aBroker(store))(call);
  if (answer.kind !== "answered") return { code: codeOf(answer), cases: [], cursor: null };
  return { ...answer.value, cases: answer.value.cases.map((row) => staffCaseRow.parse(row)) };
};

/** Every page of a list, and how long each was. */
const allPages = async (query: Partial<Query>, now: Instant, caller = coordinator) => {
  const cases: z.output<typeof staffCaseRow>[] = [];
  const sizes: number[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await list({ ...query, ...(cursor ? { cursor } : {}) }, now, caller);
    cases.push(...page.cases);
    sizes.push(page.cases.length);
    cursor = page.cursor;
  } while (cursor);
  return { dues: cases.map(({ due }) => due.at), sizes, cases };
};

const dayAfter = (instant: Instant | undefined): Instant => addMs(instant ?? monday, DAY);

describe("the due cases of a region", () => {
  it("are the overdue ones of every list together, by due date, page by page, each once", async () => {
    const now = dayAfter(dues[7]);
    const expected = dues.filter((due) => due < now);
    const found = await allPages({ due: "overdue", limit: 3 }, now);
    expect(found.dues).toEqual(expected);
    expect(new Set(found.cases.map(({ caseId }) => caseId)).size).toBe(expected.length);
    expect(found.sizes.slice(0, -1).every((size) => size === 3)).toBe(true);
  });

  it("are those due today, however many are overdue, and not the overdue ones", async () => {
    const now = addMs(dues[9] ?? monday, -3_600_000);
    const today = dues.filter((due) => due >= now && due.slice(0, 10) === dues[9]?.slice(0, 10));
    expect((await allPages({ due: "today", limit: 1 }, now)).dues).toEqual(today);
    expect(today.length).toBeGreaterThan(0);
  });

  it("agree with the counts", async () => {
    const now = addMs(dues[9] ?? monday, -3_600_000);
    const call = aCall(coordinator, now, { query: { region: xian, direction: "in" as const } });
    const summary = await summarizeRegion(aBroker(store))(call);
    if (summary.kind !== "answered") throw new Error(codeOf(summary));
    const listed = await Promise.all([list({ due: "overdue" }, now), list({ due: "today" }, now)]);
    expect([summary.value.overdue, summary.value.dueToday]).toEqual(listed.map(({ cases }) => cases.length));
  });

  it("are counted by how near they are, and listed as many as counted", async () => {
    const now = addMs(dues[5] ?? monday, -3_600_000);
    const call = aCall(coordinator, now, { query: { region: xian, direction: "in" as const } });
    const summary = await summarizeRegion(aBroker(store))(call);
    if (summary.kind !== "answered") throw new Error(codeOf(summary));
    const { ageing, dueToday, overdue } = summary.value;
    if (!ageing) throw new Error("there is a calendar for it");
    // What is due later is told by the tally, which did not run here.
    const near = dueAges.filter((age) => age !== "later");
    for (const age of near)
      expect((await list({ due: age }, now)).cases, age).toHaveLength(ageing[age] ?? -1);
    const listed = await Promise.all(dueAges.map((due) => allPages({ due, limit: 2 }, now)));
    expect(listed.flatMap((one) => one.dues)).toEqual(dues);
    expect(ageing.today).toBe(dueToday);
    expect((ageing["overdue-long"] ?? 0) + (ageing["overdue-short"] ?? 0)).toBe(overdue);
    expect(new Set(near.filter((age) => (ageing[age] ?? 0) > 0)).size).toBeGreaterThan(2);
  });

  it("are cut by the filters: a status, a source, a matter", async () => {
    const now = dayAfter(dues.at(-1));
    const count = async (query: Partial<Query>) =>
      (await list({ due: "overdue", ...query }, now)).cases.length;
    expect(await count({})).toBe(12);
    expect(await count({ status: "claimed" })).toBe(4);
    expect(await count({ status: "routed", limit: 100 })).toBe(8);
    expect((await allPages({ due: "overdue", status: "claimed", limit: 1 }, now)).cases).toHaveLength(4);
    expect((await allPages({ due: "overdue", status: "decided", limit: 1 }, now)).cases).toEqual([]);
    expect(await count({ source: aRegion("640100") })).toBe(0);
    expect(await count({ matter: aMatterId("other") })).toBe(0);
  });
});

describe("the cases of a region", () => {
  it("come newest first, page by page, each once", async () => {
    const { cases, sizes } = await allPages({ limit: 5 }, monday);
    const moments = cases.map(({ submittedAt }) => submittedAt);
    expect(moments).toEqual(moments.toSorted().toReversed());
    expect(cases).toHaveLength(12);
    expect(sizes).toEqual([5, 5, 2]);
    expect((await allPages({ status: "claimed", limit: 3 }, monday)).cases).toHaveLength(4);
  });

  it("are those that a figure counts: of a window, an agreement, a mode, received in a period", async () => {
    const count = async (query: Partial<Query>) =>
      (await allPages(query, dayAfter(dues.at(-1)))).cases.length;
    const day = monday.slice(0, 10);
    expect(await count({ counted: "received", period: day })).toBe(1);
    expect(await count({ counted: "received", period: day.slice(0, 4) })).toBe(12);
    expect(await count({ counted: "completed" })).toBe(0);
    expect(await count({ window: aWindowId("xian-610100-1") })).toBe(12);
    expect(await count({ window: aWindowId("xian-610100-2") })).toBe(0);
    const [first] = (await list({}, monday)).cases;
    expect(await count({ mode: "online" })).toBe(first?.mode === "online" ? 12 : 0);
    expect((await list({ period: "2026-13" }, monday)).code).toBe("no-such-period");
  });

  it("of a region that is not the caller's do not exist for them", async () => {
    expect((await list({ region: aRegion("320100") }, monday)).code).toBe("not-found");
  });

  it("that it sent out are seen by the coordinator of the source, who is not told who works on them", async () => {
    const nanjing = aRegion("320100");
    const sender = aStaff({ role: "coordinator", windows: [], regions: [nanjing] });
    const sent = { region: nanjing, direction: "out" } as const;
    const { cases, sizes } = await allPages({ ...sent, limit: 5 }, monday, sender);
    const moments = cases.map(({ submittedAt }) => submittedAt);
    expect(moments).toEqual(moments.toSorted().toReversed());
    expect(sizes).toEqual([5, 5, 2]);
    expect(new Set(cases.map(({ side, holder, holderName }) => [side, holder, holderName].join()))).toEqual(
      new Set(["source,,"]),
    );
    expect(
      (await allPages({ ...sent, handling: xian, status: "claimed", limit: 1 }, monday, sender)).cases,
    ).toHaveLength(4);
    expect((await list({ ...sent, handling: aRegion("640100") }, monday, sender)).cases).toEqual([]);
    expect((await list({ region: nanjing }, monday, sender)).cases).toEqual([]);
    expect((await list({ direction: "out" }, monday)).cases).toEqual([]);
    expect((await list(sent, monday)).code).toBe("not-found");
    const now = dayAfter(dues[7]);
    const overdue = dues.filter((due) => due < now);
    expect((await allPages({ ...sent, due: "overdue", limit: 3 }, now, sender)).dues.toSorted()).toEqual(
      overdue,
    );
  });

  it("take no cursor of another list", async () => {
    const { cursor } = await list({ limit: 5 }, monday);
    const now = dayAfter(dues[7]);
    expect((await list({ due: "overdue", cursor: cursor ?? "" }, now)).code).toBe("unknown-cursor");
    expect((await list({ cursor: "forged-cursor" }, now)).code).toBe("unknown-cursor");
  });
});
