import { setTimeout as pause } from "node:timers/promises";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe, expect, it } from "vitest";
import { aCaseId, aPartnerId } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { appendToFeed, type FeedEntry, readFeed } from "./feed.ts";

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

const entry = (n: number): FeedEntry => ({ caseId: aCaseId(`case-${n}`), n: 1 });

const entriesOf = async (partner: ReturnType<typeof aPartnerId>, after = 0): Promise<readonly FeedEntry[]> =>
  (await readFeed(store, partner, after, 1000)).flatMap(({ entries }) => entries);

/** Reads as a partner does: on from the last page it saw, again and again until `done`. */
const follow = async (
  partner: ReturnType<typeof aPartnerId>,
  done: () => boolean,
): Promise<readonly FeedEntry[]> => {
  const seen: FeedEntry[] = [];
  let after = 0;
  for (;;) {
    const last = done();
    const pages = await readFeed(store, partner, after, 3);
    seen.push(...pages.flatMap(({ entries }) => entries));
    after = pages.at(-1)?.sequence ?? after;
    await pause(10);
    if (last && pages.length === 0) return seen;
  }
};

describe("a partner's feed", () => {
  it("takes 50 appends at once without a gap, and shows a reader under way each entry once", async () => {
    const partner = aPartnerId("crowded");
    let over = false;
    const reading = follow(partner, () => over);
    await Promise.all(Array.from({ length: 50 }, (_, i) => appendToFeed(store, partner, [entry(i)])));
    over = true;
    const pages = await readFeed(store, partner, 0, 1000);
    expect(pages.map(({ sequence }) => sequence)).toEqual(pages.map((_, i) => i + 1));
    const kept = await entriesOf(partner);
    expect(kept).toHaveLength(50);
    expect(new Set(kept.map(({ caseId }) => caseId)).size).toBe(50);
    expect(await reading).toEqual(kept);
  }, 120_000);

  it("knows what a repeated batch has put there already, and appends only the rest", async () => {
    const partner = aPartnerId("repeating");
    await appendToFeed(store, partner, [entry(1), entry(2)]);
    await appendToFeed(store, partner, [entry(1), entry(2)]);
    await appendToFeed(store, partner, [entry(2), entry(3)]);
    const pages = await readFeed(store, partner, 0, 10);
    expect(pages.map(({ entries }) => entries)).toEqual([[entry(1), entry(2)], [entry(3)]]);
    expect(await entriesOf(partner, 1)).toEqual([entry(3)]);
    expect(await entriesOf(partner, 2)).toEqual([]);
  });

  it("has one page of a write that is sent again because its response was lost", async () => {
    const partner = aPartnerId("lossy");
    let lost = false;
    const losing: StoreContext = {
      ...store,
      table: Object.assign(Object.create(store.table), {
        send: async (command: PutCommand) => {
          const answer = await store.table.send(command);
          if (!(command instanceof PutCommand) || lost) return answer;
          lost = true;
          return store.table.send(command);
        },
      }),
    };
    await appendToFeed(losing, partner, [entry(1)]);
    expect(await entriesOf(partner)).toEqual([entry(1)]);
  });

  it("is the partner's own", async () => {
    await appendToFeed(store, aPartnerId("one"), [entry(1)]);
    expect(await entriesOf(aPartnerId("other"))).toEqual([]);
  });
});
