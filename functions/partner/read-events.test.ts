import { appendToFeed, type StoreContext, takePollLease } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aCall } from "../../test/builders/call.ts";
import { aPartnerId, aRegion } from "../../test/builders/ids.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { publish } from "../../test/engines/publish.ts";
import { readEvents } from "./read-events.ts";
import { WAITING_POLLS } from "./wait-for-pages.ts";

const nanjing = { id: aPartnerId("nanjing-gov"), name: "南京", regions: [aRegion("320100")], local: false };

let store: StoreContext;
let start: string;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
  await publish(store, {
    regions: [],
    matters: [],
    agreements: [],
    windows: [],
    staff: [],
    partners: [nanjing],
  });
  start = (await poll({ wait: 0 })).cursor ?? "";
});

const poll = async (query: { readonly after?: string; readonly wait: number }, caller = nanjing) => {
  const answer = await readEvents(aBroker(store))(aCall(caller, monday, { query }));
  if (answer.kind === "answered")
    return { events: answer.value.events.map(({ id }) => id), cursor: answer.value.cursor };
  if (answer.kind === "unchanged") throw new Error("a feed is never unchanged");
  return { code: answer.code, facts: answer.facts };
};

/** Something new in Nanjing's feed. */
const tell = async (externalRef: string): Promise<string> => {
  const { kase } = await carryOn(store, await keepSubmitted(store, { externalRef }), ["route"]);
  await appendToFeed(store, nanjing.id, [{ caseId: kase.origin.id, n: 2 }]);
  return `${kase.origin.id}-2`;
};

/** The end of Nanjing's feed as it is now. */
const end = async (): Promise<string> => {
  let { events = [], cursor = "" } = await poll({ wait: 0 });
  while (events.length > 0) ({ events = [], cursor = "" } = await poll({ after: cursor, wait: 0 }));
  return cursor;
};

describe("a poll", () => {
  it("that waits is answered when something new comes, and not before", async () => {
    let answered = false;
    const waiting = poll({ after: start, wait: 20 }).finally(() => {
      answered = true;
    });
    await poll({ wait: 1 }, { ...nanjing, id: aPartnerId("clock") });
    expect(answered).toBe(false);
    const id = await tell("news");
    expect((await waiting).events).toEqual([id]);
  });

  it("waits as long as it may, and gives its place back", async () => {
    const after = await end();
    for (let n = 0; n <= WAITING_POLLS; n++)
      expect(await poll({ after, wait: 1 })).toEqual({ events: [], cursor: after });
  });

  it("beyond those that may wait is answered at once: with news, or that it is one too many and when to come again", async () => {
    const now = Date.parse(monday);
    for (let n = 0; n < WAITING_POLLS; n++)
      await takePollLease(store, nanjing.id, WAITING_POLLS, { now, until: now + 20_000 });
    const after = await end();
    expect(await poll({ after, wait: 20 })).toEqual({
      code: "too-many-polls",
      facts: { most: WAITING_POLLS, retryAfter: 20 },
    });
    expect(await poll({ after, wait: 0 })).toEqual({ events: [], cursor: after });
    const id = await tell("more news");
    expect((await poll({ after, wait: 20 })).events).toEqual([id]);
    const other = { ...nanjing, id: aPartnerId("suzhou") };
    expect((await poll({ wait: 1 }, other)).events).toEqual([]);
  });
});
