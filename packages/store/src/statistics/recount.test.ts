import { localDateOf, type Scope } from "@tongban/domain";
import { beforeAll, expect, it } from "vitest";
import { aRegion, on } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../../test/engines/kept-cases.ts";
import { loadHistory } from "../case/cases.ts";
import type { StoreContext } from "../table/context.ts";
import { loadStatusCounts } from "./counters.ts";
import { countsOf } from "./counts.ts";
import { foldJournals } from "./fold.ts";
import { appendToJournal } from "./journal.ts";
import { contributionsOf, mendCounters, recount } from "./recount.ts";

let store: StoreContext;

/** Two cases of which the tally has counted all events but the last one of the first. */
beforeAll(async () => {
  store = await (await anEngine()).aTable();
  const one = await carryOn(store, await keepSubmitted(store), ["route", "claim", "accept", "decide"]);
  const other = await carryOn(store, await keepSubmitted(store, { externalRef: "NJ-2" }), ["route"]);
  const [decided, routed] = await Promise.all(
    [one, other].map(({ kase }) => loadHistory(store, kase.origin.id)),
  );
  const counted = [{ events: decided?.events.slice(0, -1) ?? [] }, { events: routed?.events ?? [] }];
  const entry = { to: "1", counts: countsOf(counted.flatMap(contributionsOf)), events: 6, at: monday };
  await appendToJournal(store, "a", { entries: 0, to: undefined }, entry);
  await foldJournals(store, monday);
});

const days = { from: on("0001-01-01"), to: localDateOf(monday) };
const xian: Scope = { kind: "handling", id: aRegion("610100") };

it("names exactly what the counters miss, mends it, and then agrees to the last unit", async () => {
  const found = await recount(store, days);
  expect(found.cases).toBe(2);
  expect(found.miscounts.map(({ scope }) => scope).sort()).toEqual([
    "agreement#xian-nanjing",
    "handling#610100",
    "matter#food-business-permit",
    "mode#agent-intake",
    "overall",
    "source#320100",
    "staff#li-mei",
    "window#xian-610100-1",
  ]);
  const missed = { granted: 1, "on-time": 1, "kept:handling": 1, "law-limit:working-days": 15 };
  expect(found.miscounts.find(({ scope }) => scope === "staff#li-mei")).toMatchObject({
    day: "2026-03-02",
    sums: missed,
  });
  expect(found.miscounts.find(({ scope }) => scope === "overall")).toMatchObject({
    sums: { ...missed, "in:accepted": -1, "in:decided": 1 },
  });
  await mendCounters(store, found.miscounts);
  expect((await recount(store, days)).miscounts).toEqual([]);
  expect(await loadStatusCounts(store, xian)).toMatchObject({ accepted: 0, decided: 1, routed: 1 });
});

it("looks only at the days that it is asked for", async () => {
  const none = { from: on("2026-03-03"), to: on("2026-03-31") };
  expect(await recount(store, none)).toEqual({ cases: 2, counters: 0, miscounts: [] });
});
