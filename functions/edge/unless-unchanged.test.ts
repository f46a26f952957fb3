import { windowOperations } from "@tongban/contract";
import { addMs, type Instant, type Scope, type Staff } from "@tongban/domain";
import {
  appendToJournal,
  countsOf,
  foldJournals,
  loadJournalPlace,
  renewVersions,
  type StoreContext,
} from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aCall } from "../../test/builders/call.ts";
import { aRegion, aWindowId, on } from "../../test/builders/ids.ts";
import { aStaff } from "../../test/builders/staff.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { monday } from "../../test/engines/kept-cases.ts";
import { watchBoard } from "../window/watch-board.ts";
import { answered } from "./answer.ts";
import type { Run } from "./call.ts";
import { LIST_LIFE_MS, unlessUnchanged } from "./unless-unchanged.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

type List = "waiting" | "mine" | "team" | "sent";

let ran = 0;
const run: Run<typeof windowOperations.readBoard, Staff> = (call) =>
  unlessUnchanged({ store }, windowOperations.readBoard, watchBoard, async () => {
    ran += 1;
    return answered({ cases: [], cursor: null });
  })(call);

/** Asks with the tag of the copy that the caller has, and tells what it got. */
const ask = async (
  had: string | undefined,
  { caller = aStaff(), now = monday, list = "waiting" as List } = {},
) => {
  const query = { list, limit: 100 };
  const call = { ...aCall(caller, now, { query }), has: (tag: string) => tag === had };
  const before = ran;
  const answer = await run(call);
  const tag = "tag" in answer ? answer.tag : undefined;
  return { kind: answer.kind, tag, read: ran > before };
};

const happens = (scope: Scope): Promise<void> => renewVersions(store, [scope]);

const mine: Scope = { kind: "window", id: aWindowId("xian-610100-1") };

it("answers 304 without reading the list, until something happens at the window", async () => {
  const first = await ask(undefined);
  expect(first).toMatchObject({ kind: "answered", read: true });
  expect(await ask(first.tag)).toEqual({ kind: "unchanged", tag: first.tag, read: false });
  await happens({ kind: "window", id: aWindowId("another") });
  expect((await ask(first.tag)).read).toBe(false);
  await happens(mine);
  const next = await ask(first.tag);
  expect(next).toMatchObject({ kind: "answered", read: true });
  expect((await ask(next.tag)).read).toBe(false);
});

it("reads an answer from counters anew once something was folded into them, though nothing happened since", async () => {
  const counted: Run<typeof windowOperations.readBoard, Staff> = (call) =>
    unlessUnchanged(
      { store },
      windowOperations.readBoard,
      () => ({ scopes: [mine], lifeMs: LIST_LIFE_MS, fromCounters: true }),
      async () => answered({ cases: [], cursor: null }),
    )(call);
  const askCounted = async (had: string | undefined) => {
    const query = { list: "waiting" as const, limit: 100 };
    const answer = await counted({ ...aCall(aStaff(), monday, { query }), has: (tag) => tag === had });
    return { kind: answer.kind, tag: "tag" in answer ? answer.tag : undefined };
  };
  const first = await askCounted(undefined);
  expect(await askCounted(first.tag)).toMatchObject({ kind: "unchanged" });
  const counts = countsOf([{ scope: mine, day: on("2026-03-02"), metric: "in:routed", delta: 1 }]);
  const entry = { to: "1", counts, events: 1, at: monday };
  await appendToJournal(store, "a-shard", await loadJournalPlace(store, "a-shard"), entry);
  expect(await askCounted(first.tag)).toMatchObject({ kind: "unchanged" });
  await foldJournals(store, monday);
  expect(await askCounted(first.tag)).toMatchObject({ kind: "answered" });
});

it("gives nobody else's copy a 304, nor one of another list or of before someone's grants changed", async () => {
  const { tag } = await ask(undefined);
  const others: readonly { readonly caller?: Staff; readonly list?: List }[] = [
    { caller: aStaff({ regions: [aRegion("610100"), aRegion("320100")] }) },
    { caller: aStaff({ role: "lead" }) },
    { list: "mine" },
    { list: "sent" },
  ];
  for (const other of others) expect((await ask(tag, other)).read).toBe(true);
});

it("reads anew after five minutes at the latest, at another moment for each person", async () => {
  const { tag } = await ask(undefined);
  const isFresh = async (after: number, caller?: Staff): Promise<boolean> => {
    const now: Instant = addMs(monday, after);
    return !(await ask(tag, caller ? { now, caller } : { now })).read;
  };
  expect(await isFresh(0)).toBe(true);
  expect(await isFresh(LIST_LIFE_MS)).toBe(false);
  const turns = new Set<number>();
  for (const id of ["a", "b", "c", "d"]) {
    const caller = aStaff({ id: aStaff().id, name: id });
    const named = { ...caller, id: `${caller.id}-${id}` as Staff["id"] };
    const own = await ask(undefined, { caller: named });
    for (let after = 0; after <= LIST_LIFE_MS; after += 15_000) {
      if ((await ask(own.tag, { caller: named, now: addMs(monday, after) })).read) {
        turns.add(after);
        break;
      }
    }
  }
  expect(turns.size).toBeGreaterThan(1);
});

it("leaves a call that nothing can be watched for to its handler", async () => {
  const elsewhere = aStaff({ windows: [] });
  expect(await ask("any", { caller: elsewhere })).toEqual({ kind: "answered", tag: undefined, read: true });
  const many = aStaff({ windows: Array.from({ length: 9 }, (_, i) => aWindowId(`w-${i}`)) });
  expect(await ask("any", { caller: many, list: "mine" })).toMatchObject({ tag: undefined, read: true });
});
