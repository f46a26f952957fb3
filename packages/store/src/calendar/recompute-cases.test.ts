import { type Calendar, type Calendars, nationalCalendar } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { aCalendar, aYearText, chinaCalendar, chinaNotice } from "../../../../test/builders/calendar.ts";
import { aRegion, aStaffId, at } from "../../../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted } from "../../../../test/engines/kept-cases.ts";
import { listWork } from "../case/case-lists.ts";
import { loadHistory } from "../case/cases.ts";
import type { Head } from "../case/head-codec.ts";
import { verifyCases } from "../case/verify-cases.ts";
import type { StoreContext } from "../table/context.ts";
import { calendarVersion } from "./calendar-codec.ts";
import { casesIn } from "./recomputation.ts";
import { previewRecomputation, recomputeCases } from "./recompute-cases.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

const xian = aRegion("610100");
const now = () => at("2026-03-04T02:00:00.000Z");

/** The national calendar with more days off, made up. */
const withDaysOff = (...days: readonly string[]): Calendar => {
  const notice = chinaNotice.map((year) =>
    year.year === 2026 ? { ...year, off: [...year.off, ...days] } : year,
  );
  const { years } = aCalendar(notice);
  return { version: calendarVersion(nationalCalendar, years), years };
};

const nationally = (national: Calendar): Calendars => ({ national, local: new Map() });
const by = (calendars: Calendars) => ({ calendars: async () => calendars, now });

/** A day off that a case accepted on Monday has on its way, and one that only waits for its notice has not. */
const corrected = nationally(withDaysOff("2026-03-12"));

const acceptedCase = async (store: StoreContext, externalRef: string) =>
  carryOn(store, await keepSubmitted(store, { externalRef }), ["route", "claim", "accept"]);

/** Cases at one window: waiting, accepted, paused and closed. */
const someCases = async (store: StoreContext) => {
  const kept = async (externalRef: string, ...names: Parameters<typeof carryOn>[2]) =>
    carryOn(store, await keepSubmitted(store, { externalRef }), names);
  return {
    waiting: await kept("waiting", "route"),
    accepted: await kept("accepted", "route", "claim", "accept"),
    suspended: await kept("suspended", "route", "claim", "accept", "suspend"),
    closed: await kept("closed", "route", "claim", "accept", "decide", "acknowledge"),
  };
};

const recomputations = async (store: StoreContext, { kase }: Head) =>
  (await loadHistory(store, kase.origin.id))?.events.filter(({ type }) => type === "DueDatesRecomputed") ??
  [];

const dueNow = async (store: StoreContext, { kase }: Head) =>
  (await loadHistory(store, kase.origin.id))?.head.kase.clocks.handling?.promised.at;

/** A store whose table does something before each transaction, which it is told as text. */
const before = (store: StoreContext, transaction: (sent: string) => Promise<void>): StoreContext => ({
  ...store,
  table: new Proxy(store.table, {
    get: (target, name) =>
      name === "send"
        ? async (command: { readonly input: object }) => {
            if ("TransactItems" in command.input) await transaction(JSON.stringify(command.input));
            return target.send(command as never);
          }
        : Reflect.get(target, name),
  }),
});

describe("a corrected calendar", () => {
  it("is tried: how many cases of each region would move, from when to when, and nothing is written", async () => {
    const store = await engine.aTable();
    const { waiting, accepted, suspended } = await someCases(store);
    const preview = await previewRecomputation(store, by(corrected));
    expect([...preview.keys()]).toEqual([xian]);
    expect(preview.get(xian)).toMatchObject({
      cases: { moved: 2, unchanged: 1, restated: 0, raced: 0, elsewhere: 0, "beyond-calendar": 0 },
      earliest: { clock: "handling", limit: "promised", due: expect.stringMatching(/^2026-03-17/) },
      latest: { limit: "statutory" },
    });
    const { sample = [] } = preview.get(xian) ?? {};
    expect(new Set(sample.map(({ caseId }) => caseId))).toEqual(
      new Set([accepted.kase.origin.id, suspended.kase.origin.id]),
    );
    for (const head of [waiting, accepted, suspended]) expect(await recomputations(store, head)).toEqual([]);
  });

  it("moves the due instants it changes, says on each case what they were, and leaves the others alone", async () => {
    const store = await engine.aTable();
    const { waiting, accepted, suspended, closed } = await someCases(store);
    const said: number[] = [];
    const run = { ...by(corrected), progress: ({ moved }: { moved: number }) => void said.push(moved) };
    expect(casesIn(await recomputeCases(store, run), "moved")).toBe(2);
    expect(said.at(-1)).toBe(2);
    const [event] = await recomputations(store, accepted);
    expect(event).toMatchObject({
      calendar: corrected.national.version,
      actor: { kind: "broker" },
      clocks: [
        {
          do: "move",
          clock: "handling",
          promised: { at: "2026-03-17T09:30:00.000Z" },
          was: { promised: "2026-03-16T09:30:00.000Z", statutory: "2026-03-23T09:30:00.000Z" },
        },
      ],
    });
    expect(await recomputations(store, suspended)).toHaveLength(1);
    for (const head of [waiting, closed]) expect(await recomputations(store, head)).toEqual([]);
    expect((await verifyCases(store)).faults).toEqual([]);
    const held = await listWork(store, { staff: aStaffId("li-mei") }, 10);
    expect(held.heads.map(({ kase }) => kase.clocks.handling?.promised.at)).toContain(
      "2026-03-17T09:30:00.000Z",
    );
  });

  it("changes nothing a second time", async () => {
    const store = await engine.aTable();
    const { accepted } = await someCases(store);
    await recomputeCases(store, by(corrected));
    expect(casesIn(await recomputeCases(store, by(corrected)), "unchanged")).toBe(3);
    expect(await recomputations(store, accepted)).toHaveLength(1);
    await recomputeCases(store, by(nationally(chinaCalendar)));
    expect(await dueNow(store, accepted)).toBe("2026-03-16T09:30:00.000Z");
    expect(await recomputations(store, accepted)).toHaveLength(2);
  });

  it("is carried on by a run after one that was broken off in the middle: each case moves once", async () => {
    const store = await engine.aTable();
    const heads: Head[] = [];
    for (let i = 0; i < 20; i++) heads.push(await acceptedCase(store, `case-${i}`));
    let left = 5;
    const dying = before(store, async () => {
      left -= 1;
      if (left < 0) throw new Error("killed");
    });
    await expect(recomputeCases(dying, by(corrected))).rejects.toThrow("killed");
    const rest = casesIn(await recomputeCases(store, by(corrected)), "moved");
    expect([rest > 0, rest < heads.length]).toEqual([true, true]);
    for (const head of heads) expect(await recomputations(store, head)).toHaveLength(1);
    expect((await verifyCases(store)).faults).toEqual([]);
  });

  it("is decided again where a command was first, and moves what that left open", async () => {
    const store = await engine.aTable();
    const { accepted } = await someCases(store);
    let first = true;
    const racing = before(store, async (sent) => {
      if (!first || !sent.includes(accepted.kase.origin.id)) return;
      first = false;
      await carryOn(store, accepted, ["suspend"]);
    });
    expect(casesIn(await recomputeCases(racing, by(corrected)), "moved")).toBe(2);
    const history = await loadHistory(store, accepted.kase.origin.id);
    expect(history?.events.slice(-2).map(({ type }) => type)).toEqual([
      "CaseSuspended",
      "DueDatesRecomputed",
    ]);
  });

  it("leaves a case that others keep changing to the next run, and one that another AWS region writes", async () => {
    const store = await engine.aTable();
    let last = await acceptedCase(store, "busy");
    const always = before(store, async () => {
      last = await carryOn(store, last, [last.kase.status === "suspended" ? "resume" : "suspend"]);
    });
    const outcome = await recomputeCases(always, by(corrected));
    expect(casesIn(outcome, "raced")).toBe(1);
    const elsewhere = await recomputeCases({ ...store, home: "cn-elsewhere-1" }, by(corrected));
    expect([casesIn(elsewhere, "moved"), casesIn(elsewhere, "elsewhere")]).toEqual([0, 1]);
  });

  it("that only publishes a year makes due instants certain where they stay", async () => {
    const store = await engine.aTable();
    const head = await keepSubmitted(store, { now: at("2026-12-28T02:00:00.000Z") });
    await carryOn(store, head, ["route"], { now: at("2026-12-28T02:00:00.000Z") });
    const published = aCalendar(chinaNotice.map((year) => ({ ...year, status: "published" as const })));
    expect(casesIn(await recomputeCases(store, by(nationally(published))), "restated")).toBe(1);
    const [event] = await recomputations(store, head);
    expect(event?.clocks).toMatchObject([{ clock: "notice", promised: { provisional: false } }]);
  });

  it("of another region moves nothing here; the province's does", async () => {
    const store = await engine.aTable();
    await someCases(store);
    const local = aCalendar([aYearText({ off: ["2026-03-12"] }), aYearText({ year: 2027 })], "local");
    const of = (region: string): Calendars => ({
      national: chinaCalendar,
      local: new Map([[aRegion(region), local]]),
    });
    expect(casesIn(await recomputeCases(store, by(of("640000"))), "moved")).toBe(0);
    expect(casesIn(await recomputeCases(store, by(of("610000"))), "moved")).toBe(2);
  });

  it("that ends too early leaves a case as it is, and says so", async () => {
    const store = await engine.aTable();
    const { accepted } = await someCases(store);
    const early = nationally(aCalendar([aYearText({ year: 2025 })]));
    expect(casesIn(await recomputeCases(store, by(early)), "beyond-calendar")).toBe(3);
    expect(await recomputations(store, accepted)).toEqual([]);
  });
});
