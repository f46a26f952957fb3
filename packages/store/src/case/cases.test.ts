import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseEvent } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { caseCommands } from "../../../../test/builders/case-commands.ts";
import { anotherClerk, aStaff } from "../../../../test/builders/staff.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../../test/engines/kept-cases.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { caseIdOf } from "./case-id.ts";
import { eventOfCommand, loadEvents, loadHead, loadHistory, loadLastEvents } from "./cases.ts";
import { brokenLink } from "./chain.ts";
import { openApplication, openProse } from "./event-prose.ts";
import type { Head } from "./head-codec.ts";
import { saveCases } from "./save-cases.ts";
import { verifyCases } from "./verify-cases.ts";

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

const stamp = (id: string) => ({ command: { id, digest: id } });

const claimBy = ({ kase }: Head, staff = aStaff()): readonly CaseEvent[] => {
  const verdict = caseCommands.claim(kase, staff, monday);
  if (verdict.kind === "refusal") throw new Error(verdict.code);
  return verdict.events;
};

describe("a kept case", () => {
  it("is read again as it was saved, with one more event at each version and an unbroken chain", async () => {
    const submitted = await keepSubmitted(store, { externalRef: "life" });
    const closed = await carryOn(store, submitted, ["route", "claim", "accept", "decide", "acknowledge"]);
    const history = await loadHistory(store, closed.kase.origin.id);
    expect(await loadHead(store, closed.kase.origin.id)).toEqual(closed);
    expect(history?.head).toEqual(closed);
    expect(history?.events.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(history?.events.at(-1)?.hash).toBe(closed.hash);
    expect(brokenLink(history?.events ?? [])).toBeUndefined();
  });

  it("keeps the application in its first event only, sealed", async () => {
    const { kase } = await carryOn(store, await keepSubmitted(store, { externalRef: "bytes" }), ["route"]);
    const events = (await loadHistory(store, kase.origin.id))?.events ?? [];
    expect(events.map(({ sealed }) => sealed instanceof Uint8Array)).toEqual([true, false]);
    expect(await openApplication(store.sealing, events[0])).toBe("{}");
    const { Item } = await store.table.send(
      new GetCommand({ TableName: store.tableName, Key: keys.head(kase.origin.id) }),
    );
    expect(JSON.stringify(Item)).not.toContain("sealed");
  });

  it("keeps what people wrote sealed: it stands in no item in the open, and opens again", async () => {
    const { kase } = await carryOn(store, await keepSubmitted(store, { externalRef: "prose" }), ["withdraw"]);
    const [, withdrawn] = (await loadHistory(store, kase.origin.id))?.events ?? [];
    if (!withdrawn) throw new Error("no event");
    expect(withdrawn).not.toHaveProperty("prose");
    expect(await openProse(store.sealing, withdrawn)).toEqual({ reason: "申请人改变主意" });
    const { Item } = await store.table.send(
      new GetCommand({ TableName: store.tableName, Key: keys.event(kase.origin.id, 2) }),
    );
    expect(JSON.stringify(Item)).not.toContain("申请人");
  });

  it("is read as head and events alone, whatever else stands in its partition", async () => {
    const { kase } = await keepSubmitted(store, { externalRef: "beside" });
    const { pk } = keys.head(kase.origin.id);
    for (const sk of ["MATERIAL#1", "NOTE#1", "A"])
      await store.table.send(new PutCommand({ TableName: store.tableName, Item: { pk, sk } }));
    expect((await loadHistory(store, kase.origin.id))?.events).toHaveLength(1);
  });

  it("is not there under another id", async () => {
    const id = caseIdOf((await keepSubmitted(store, { externalRef: "some" })).kase.origin.partner, "other");
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
    const late = await saveCases(
      store,
      [{ before: routed, events: claimBy(routed, anotherClerk()) }],
      stamp("late"),
    );
    expect(late).toEqual({ kind: "conflict" });
    expect(await loadHead(store, claimed.kase.origin.id)).toEqual(claimed);
    expect((await loadHistory(store, claimed.kase.origin.id))?.events).toHaveLength(3);
  });

  it("of several cases is done for all or for none", async () => {
    const one = await carryOn(store, await keepSubmitted(store, { externalRef: "parent" }), ["route"]);
    const two = await carryOn(store, await keepSubmitted(store, { externalRef: "child" }), ["route"]);
    const changes = [one, two].map((before) => ({ before, events: claimBy(before) }));
    expect(await saveCases(store, changes, stamp("both"))).toMatchObject({
      kind: "saved",
      cases: [{ head: { kase: { status: "claimed" } } }, { head: { kase: { status: "claimed" } } }],
    });
    const three = await carryOn(store, await keepSubmitted(store, { externalRef: "sister" }), ["route"]);
    const mixed = [three, two].map((before) => ({ before, events: claimBy(before) }));
    expect(await saveCases(store, mixed, stamp("mixed"))).toEqual({ kind: "conflict" });
    expect(await loadHead(store, three.kase.origin.id)).toEqual(three);
  });

  it("is a conflict for a deployment that is not the case's home", async () => {
    const routed = await carryOn(store, await keepSubmitted(store, { externalRef: "abroad" }), ["route"]);
    const abroad = { ...store, home: "cn-northwest-1" };
    const saved = await saveCases(abroad, [{ before: routed, events: claimBy(routed) }], stamp("abroad"));
    expect(saved).toEqual({ kind: "conflict" });
    expect(await loadHead(store, routed.kase.origin.id)).toEqual(routed);
  });

  it("has one winner among many at once, and one event", async () => {
    const routed = await carryOn(store, await keepSubmitted(store, { externalRef: "race" }), ["route"]);
    const claims = Array.from({ length: 20 }, (_, i) =>
      saveCases(store, [{ before: routed, events: claimBy(routed) }], stamp(`c${i}`)),
    );
    const kinds = (await Promise.all(claims)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "saved")).toHaveLength(1);
    const history = await loadHistory(store, routed.kase.origin.id);
    expect(history?.events).toHaveLength(3);
    const winner = kinds.indexOf("saved");
    expect(eventOfCommand(history ?? { head: routed, events: [] }, `c${winner}`)?.n).toBe(3);
  });
});

describe("events by name", () => {
  it("come with their heads, in the order asked for, once for each time they are asked for", async () => {
    const { kase } = await carryOn(store, await keepSubmitted(store, { externalRef: "named" }), ["route"]);
    const gone = { caseId: caseIdOf(kase.origin.partner, "gone"), n: 1 };
    const wanted = [2, 1, 2].map((n) => ({ caseId: kase.origin.id, n }));
    const loaded = await loadEvents(store, [gone, ...wanted, { caseId: kase.origin.id, n: 9 }]);
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

describe("the verification of all cases", () => {
  it("looks at every case once, and names those whose head or event was changed behind the broker's back", async () => {
    const { table, tableName } = store;
    const sound = await carryOn(store, await keepSubmitted(store, { externalRef: "sound" }), ["route"]);
    const before = await verifyCases(store);
    expect(before.faults).toEqual([]);
    const bent = await carryOn(store, await keepSubmitted(store, { externalRef: "bent" }), ["route"]);
    const torn = await carryOn(store, await keepSubmitted(store, { externalRef: "torn" }), ["route"]);
    const set = (Key: Record<string, string>, name: string, value: unknown) =>
      table.send(
        new UpdateCommand({
          TableName: tableName,
          Key,
          UpdateExpression: "SET #name = :value",
          ExpressionAttributeNames: { "#name": name },
          ExpressionAttributeValues: { ":value": value },
        }),
      );
    await set(keys.head(bent.kase.origin.id), "window", "another-window");
    await set(keys.event(torn.kase.origin.id, 2), "after", "claimed");
    const seen: number[] = [];
    const after = await verifyCases(store, (cases) => seen.push(cases));
    expect(after.cases).toBe(before.cases + 2);
    expect(seen.at(-1)).toBe(after.cases);
    expect(new Map(after.faults.map(({ caseId, fault }) => [caseId, fault]))).toEqual(
      new Map([
        [bent.kase.origin.id, { kind: "head-differs", fields: ["window"] }],
        [torn.kase.origin.id, { kind: "broken-chain", event: 2 }],
      ]),
    );
    expect(after.faults.map(({ caseId }) => caseId)).not.toContain(sound.kase.origin.id);
  });
});
