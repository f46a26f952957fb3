import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Decided } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { caseCommands } from "../../../../test/builders/case-commands.ts";
import { anotherClerk, aStaff } from "../../../../test/builders/staff.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../../test/engines/kept-cases.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { caseIdOf } from "./case-id.ts";
import type { Head } from "./case-item.ts";
import { eventOfCommand, loadEvents, loadHead, loadHistory, loadLastEvents, saveCase } from "./cases.ts";
import { brokenLink } from "./chain.ts";

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

const stamp = (id: string) => ({ id, digest: id });

const claimBy = ({ kase }: Head, staff = aStaff()): Decided => {
  const decision = caseCommands.claim(kase, staff, monday);
  if (decision.kind === "refused") throw new Error(decision.code);
  return decision;
};

describe("a kept case", () => {
  it("is read again as it was saved, with one more event at each version and an unbroken chain", async () => {
    const submitted = await keepSubmitted(store, { externalRef: "life" });
    const closed = await carryOn(store, submitted, ["route", "claim", "accept", "decide", "acknowledge"]);
    const history = await loadHistory(store, closed.kase.id);
    expect(await loadHead(store, closed.kase.id)).toEqual(closed);
    expect(history?.head).toEqual(closed);
    expect(history?.events.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(history?.events.at(-1)?.hash).toBe(closed.hash);
    expect(brokenLink(history?.events ?? [])).toBeUndefined();
  });

  it("keeps the application in its first event only, as bytes", async () => {
    const { kase } = await carryOn(store, await keepSubmitted(store, { externalRef: "bytes" }), ["route"]);
    const events = (await loadHistory(store, kase.id))?.events ?? [];
    expect(events.map(({ sealed }) => sealed)).toEqual([new Uint8Array([1, 2, 3]), undefined]);
    const { Item } = await store.table.send(
      new GetCommand({ TableName: store.tableName, Key: keys.head(kase.id) }),
    );
    expect(JSON.stringify(Item)).not.toContain("sealed");
  });

  it("is not there under another id", async () => {
    const id = caseIdOf((await keepSubmitted(store, { externalRef: "some" })).kase.partner, "other");
    expect(await loadHead(store, id)).toBeUndefined();
    expect(await loadHistory(store, id)).toBeUndefined();
  });
});

describe("a save", () => {
  it("is a conflict where the case is there already, or has moved on, and writes nothing then", async () => {
    const submitted = await keepSubmitted(store, { externalRef: "moved" });
    await expect(keepSubmitted(store, { externalRef: "moved" })).rejects.toThrow("someone else was first");
    const routed = await carryOn(store, submitted, ["route"]);
    const claimed = await carryOn(store, routed, ["claim"]);
    const late = await saveCase(store, routed, claimBy(routed, anotherClerk()), stamp("late"));
    expect(late).toEqual({ kind: "conflict" });
    expect(await loadHead(store, claimed.kase.id)).toEqual(claimed);
    expect((await loadHistory(store, claimed.kase.id))?.events).toHaveLength(3);
  });

  it("has one winner among many at once, and one event", async () => {
    const routed = await carryOn(store, await keepSubmitted(store, { externalRef: "race" }), ["route"]);
    const claims = Array.from({ length: 20 }, (_, i) =>
      saveCase(store, routed, claimBy(routed), stamp(`c${i}`)),
    );
    const kinds = (await Promise.all(claims)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "saved")).toHaveLength(1);
    const history = await loadHistory(store, routed.kase.id);
    expect(history?.events).toHaveLength(3);
    const winner = kinds.indexOf("saved");
    expect(eventOfCommand(history ?? { head: routed, events: [] }, `c${winner}`)?.n).toBe(3);
  });
});

describe("events by name", () => {
  it("come with their heads, in the order asked for, once for each time they are asked for", async () => {
    const { kase } = await carryOn(store, await keepSubmitted(store, { externalRef: "named" }), ["route"]);
    const gone = { caseId: caseIdOf(kase.partner, "gone"), n: 1 };
    const wanted = [2, 1, 2].map((n) => ({ caseId: kase.id, n }));
    const loaded = await loadEvents(store, [gone, ...wanted, { caseId: kase.id, n: 9 }]);
    expect(loaded.map(({ event, head }) => [head.kase.status, event.type])).toEqual([
      ["routed", "CaseRouted"],
      ["routed", "CaseSubmitted"],
      ["routed", "CaseRouted"],
    ]);
  });

  it("are the last ones of some cases", async () => {
    const one = await carryOn(store, await keepSubmitted(store, { externalRef: "l1" }), ["route", "claim"]);
    const two = await keepSubmitted(store, { externalRef: "l2" });
    const types = (await loadLastEvents(store, [one, two])).map(({ type }) => type);
    expect(types.toSorted()).toEqual(["CaseClaimed", "CaseSubmitted"]);
  });
});
