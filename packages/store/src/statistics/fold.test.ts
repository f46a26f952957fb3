import { DeleteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, type Contribution, type Instant, type Scope } from "@tongban/domain";
import { beforeEach, expect, it } from "vitest";
import { aRegion, at, aWindowId, on } from "../../../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { loadStatusCounts } from "./counters.ts";
import { countsOf } from "./counts.ts";
import { foldJournals } from "./fold.ts";
import { appendToJournal, loadJournalPlace } from "./journal.ts";

let engine: Engine | undefined;
let store: StoreContext;
beforeEach(async () => {
  engine ??= await anEngine();
  store = await engine.aTable();
});

const now = at("2026-03-02T01:30:00.000Z");
const xian: Scope = { kind: "handling", id: aRegion("610100") };

const one = (
  scope: Scope,
  metric: Contribution["metric"],
  delta: number,
  day = "2026-03-02",
): Contribution => ({
  scope,
  day: on(day),
  metric,
  delta,
});

const write = async (
  shard: string,
  to: string,
  contributions: readonly Contribution[],
  { events = 1, at = now } = {},
) => {
  const place = await loadJournalPlace(store, shard);
  return appendToJournal(store, shard, place, { to, counts: countsOf(contributions), events, at });
};

const countedIn = async (scope: Scope) =>
  Object.fromEntries(Object.entries(await loadStatusCounts(store, scope)).filter(([, n]) => n !== 0));

it("adds what all shards wrote down, across days and months, and then finds nothing more", async () => {
  await write("a", "1", [one(xian, "in:submitted", 2, "2026-02-28"), one(xian, "in:routed", 1)]);
  await write("a", "2", [one(xian, "in:submitted", -1)]);
  await write("b", "9", [one(xian, "in:submitted", 5)]);
  expect(await foldJournals(store, now)).toMatchObject({ kind: "folded", events: 3 });
  expect(await countedIn(xian)).toEqual({ submitted: 6, routed: 1 });
  expect(await foldJournals(store, now)).toEqual({ kind: "nothing" });
});

it("keeps an entry from being written twice: it follows one place only", async () => {
  const place = await loadJournalPlace(store, "a");
  const entry = { to: "1", counts: countsOf([one(xian, "in:routed", 1)]), events: 1, at: now };
  expect(await appendToJournal(store, "a", place, entry)).toBe("written");
  expect(await appendToJournal(store, "a", place, entry)).toBe("conflict");
  expect(await loadJournalPlace(store, "a")).toEqual({ entries: 1, to: "1" });
});

/** A table that breaks off before the so-manieth update, as a run does that is killed. */
const breakingAt = (count: number): StoreContext => {
  let updates = 0;
  const table = new Proxy(store.table, {
    get: (target, name) =>
      name === "send"
        ? async (command: Parameters<typeof target.send>[0]) => {
            if (command instanceof UpdateCommand && updates++ >= count) throw new Error("killed");
            return target.send(command);
          }
        : Reflect.get(target, name),
  });
  return { ...store, table };
};

it("counts once wherever it breaks off: between any two writes", async () => {
  const windows = Array.from({ length: 4 }, (_, i): Scope => ({ kind: "window", id: aWindowId(`w-${i}`) }));
  let later = now;
  // Eight counters (a day's and a month's of each window) and one shard are written.
  for (let breaks = 0; breaks <= 9; breaks++) {
    await write(
      "a",
      `${breaks}`,
      windows.map((scope) => one(scope, "in:routed", 1)),
      { at: later },
    );
    const broken = foldJournals(breakingAt(breaks), later);
    if (breaks < 9) await expect(broken).rejects.toThrow("killed");
    else expect(await broken).toMatchObject({ kind: "folded" });
    expect(await foldJournals(store, later)).toEqual({ kind: breaks < 9 ? "busy" : "nothing" });
    later = addMs(later, 61_000);
    await foldJournals(store, later);
    for (const scope of windows) expect(await countedIn(scope)).toEqual({ routed: breaks + 1 });
  }
});

it("finishes what broke off as it was begun, though more was written down since", async () => {
  await write("a", "1", [one(xian, "in:routed", 1)]);
  await expect(foldJournals(breakingAt(1), now)).rejects.toThrow("killed");
  await write("a", "2", [one(xian, "in:routed", 10)]);
  await write("b", "2", [one(xian, "in:routed", 100)]);
  const later = addMs(now, 61_000);
  expect(await foldJournals(store, later)).toMatchObject({ kind: "folded", events: 1 });
  expect(await countedIn(xian)).toEqual({ routed: 1 });
  expect(await foldJournals(store, later)).toMatchObject({ kind: "folded", events: 2 });
  expect(await countedIn(xian)).toEqual({ routed: 111 });
});

it("counts once when many fold at the same time", async () => {
  for (let n = 0; n < 5; n++) {
    await write("a", `${n}`, [one(xian, "in:routed", 1)]);
    const runs = await Promise.all(Array.from({ length: 6 }, () => foldJournals(store, now)));
    expect(runs.filter(({ kind }) => kind === "folded")).toHaveLength(1);
  }
  expect(await countedIn(xian)).toEqual({ routed: 5 });
});

it("waits for more where few events would write many counters, but not for long", async () => {
  const many = Array.from({ length: 150 }, (_, i): Scope => ({ kind: "window", id: aWindowId(`w-${i}`) }));
  await write(
    "a",
    "1",
    many.map((scope) => one(scope, "in:routed", 1)),
    { events: 150 },
  );
  const soon = (ms: number): Instant => addMs(now, ms);
  expect(await foldJournals(store, soon(299_000))).toEqual({ kind: "waiting" });
  await write("a", "2", [one(xian, "in:routed", 1)], { events: 700, at: soon(299_000) });
  expect(await foldJournals(store, soon(299_000))).toMatchObject({ kind: "folded", events: 850 });
  await write(
    "a",
    "3",
    many.map((scope) => one(scope, "in:routed", 1)),
    { events: 150 },
  );
  expect(await foldJournals(store, soon(300_000))).toMatchObject({ kind: "folded" });
});

it("goes on after a shard's last entry where it has expired", async () => {
  await write("a", "1", [one(xian, "in:routed", 1)]);
  await foldJournals(store, now);
  await store.table.send(new DeleteCommand({ TableName: store.tableName, Key: keys.journalEntry("a", 1) }));
  expect(await loadJournalPlace(store, "a")).toEqual({ entries: 1, to: undefined });
  await write("a", "2", [one(xian, "in:routed", 1)]);
  expect(await foldJournals(store, now)).toMatchObject({ kind: "folded" });
  expect(await countedIn(xian)).toEqual({ routed: 2 });
});
