import { addMs, type Instant, nationalCalendar } from "@tongban/domain";
import { type Head, keepCalendar, loadHistory, loadKeptCalendar, type StoreContext } from "@tongban/store";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCalendar, chinaCalendar, chinaNotice } from "../../../../test/builders/calendar.ts";
import { aRegion, at } from "../../../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted } from "../../../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../../../test/engines/publish.ts";
import { previewCalendar, type RecomputeSetting, recomputeCalendar } from "./recompute-calendar.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

const loadedAt = at("2026-03-04T02:00:00.000Z");
/** 90 s after {@link loadedAt} with runs of 30 s: a minute for what is remembered, and one run. */
const longestRunMs = 30_000;

let store: StoreContext;
let said: string[];
let now: Instant;
let accepted: Head;

beforeEach(async () => {
  store = await engine.aTable();
  said = [];
  now = loadedAt;
  const region = { region: aRegion("610100"), name: "西安市" };
  await publish(store, { ...nothing, regions: [region] });
  await keep(chinaCalendar.years);
  accepted = await carryOn(store, await keepSubmitted(store, { externalRef: "accepted" }), [
    "route",
    "claim",
    "accept",
  ]);
  await carryOn(store, await keepSubmitted(store, { externalRef: "waiting" }), ["route"]);
});

const keep = async (years: typeof chinaCalendar.years) => {
  const before = await loadKeptCalendar(store, nationalCalendar);
  const load = { at: loadedAt, by: "he-yun", title: "a notice", fileDigest: "f".repeat(64), years };
  await keepCalendar(store, { name: nationalCalendar, years, before, load });
};

/** Loads the calendar with a made-up day off that the accepted case has on its way. */
const correct = () =>
  keep(
    aCalendar(
      chinaNotice.map((year) => (year.year === 2026 ? { ...year, off: [...year.off, "2026-03-12"] } : year)),
    ).years,
  );

const settingOf = (parts: Partial<RecomputeSetting> = {}): RecomputeSetting => ({
  store,
  now: () => now,
  wait: async (ms) => {
    now = addMs(now, ms);
  },
  say: (line) => void said.push(line),
  progress: { tell: () => {}, end: () => {} },
  longestRunMs,
  ...parts,
});

const eventsOf = async ({ kase }: Head) =>
  (await loadHistory(store, kase.origin.id))?.events.map(({ type }) => type) ?? [];

const preview = () => [
  "Due dates:",
  "  610100 西安市: 1 of 2 open cases would move; they are due from 2026-03-17 17:30 to 2026-03-24 17:30 then",
  `    ${accepted.kase.origin.id}  handling, promised: 2026-03-16 17:30 → 2026-03-17 17:30`,
];

describe("recomputing the calendar", () => {
  it("says which open cases would move, and nothing more when tried", async () => {
    await correct();
    await previewCalendar(settingOf());
    expect(said).toEqual(preview());
    expect(await eventsOf(accepted)).not.toContain("DueDatesRecomputed");
  });

  it("moves them at once, and looks again when nobody counts by the calendar before any more", async () => {
    await correct();
    let late: Head | undefined;
    const wait = async (ms: number) => {
      now = addMs(now, ms);
      // A function that remembers the calendar of a minute ago.
      late = await carryOn(store, await keepSubmitted(store, { externalRef: "late" }), [
        "route",
        "claim",
        "accept",
      ]);
    };
    expect(await recomputeCalendar(settingOf({ wait }))).toBe("done");
    expect(said).toEqual([
      ...preview(),
      "1 case moved.",
      "Functions may count by the calendar before for 90 s more; then all are looked at again.",
      "1 case moved.",
      "0 cases moved.",
      "Every open case is due by the calendars that are kept.",
    ]);
    for (const head of [accepted, late ?? accepted])
      expect((await eventsOf(head)).filter((type) => type === "DueDatesRecomputed")).toHaveLength(1);
  });

  it("finds nothing to do where every case is due by the calendar, and does not wait long after a load", async () => {
    now = addMs(loadedAt, 90_000);
    const wait = () => Promise.reject(new Error("waited"));
    expect(await recomputeCalendar(settingOf({ wait }))).toBe("done");
    expect(said).toEqual([
      "Due dates: none of 2 open cases would move.",
      "0 cases moved.",
      "Every open case is due by the calendars that are kept.",
    ]);
  });

  it("gives up where others keep changing what is left, and says so", async () => {
    await correct();
    let last = accepted;
    const table = new Proxy(store.table, {
      get: (target, name) =>
        name === "send"
          ? async (command: { readonly input: object }) => {
              if ("TransactItems" in command.input)
                last = await carryOn(store, last, [last.kase.status === "suspended" ? "resume" : "suspend"]);
              return target.send(command as never);
            }
          : Reflect.get(target, name),
    });
    expect(await recomputeCalendar(settingOf({ store: { ...store, table } }))).toBe("unfinished");
    expect(said.at(-1)).toBe("Others keep changing what is left; run it again.");
    expect(said).toContain("0 cases moved; being changed by others: 1.");
  });

  it("is refused where no calendar was ever loaded", async () => {
    const empty = settingOf({ store: await engine.aTable() });
    await expect(recomputeCalendar(empty)).rejects.toThrow("no national calendar");
  });
});
