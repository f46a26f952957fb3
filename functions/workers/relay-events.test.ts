import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, type MatterId, type PartnerId } from "@tongban/domain";
import {
  type EndpointHealth,
  keys,
  listAccesses,
  loadHistory,
  readFeed,
  type StoreContext,
  type Subscriber,
  saveWebhook,
} from "@tongban/store";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aMatterId, aPartnerId, aRegion, at, aWindowId } from "../../test/builders/ids.ts";
import { aStaff } from "../../test/builders/staff.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { publish } from "../../test/engines/publish.ts";
import type { Lane, Queues } from "../edge/queues.ts";
import { relayEvents } from "./relay-events.ts";

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const partner = aPartnerId("nanjing-gov");

const endpoint = (
  health: EndpointHealth,
  status: "enabled" | "disabled" = "enabled",
  subscriber: Subscriber = { partner },
) =>
  saveWebhook(store, subscriber, {
    url: "https://nanjing.example/hook",
    sealedSecret: new Uint8Array([1]),
    status,
    enabledAt: monday,
    acknowledgeByAnswer: false,
    generation: 7,
    health,
  });

beforeEach(() => endpoint({ kind: "well" }));

const recorded = () => {
  const routed: unknown[] = [];
  const delivered: unknown[] = [];
  const lanes: Lane[] = [];
  const queues: Queues = {
    eraseMaterials: async () => {},
    copyCited: async () => {},
    verifyArrived: async () => {},
    workSheet: async () => {},
    checkLicences: async () => {},
    checkLicencesLater: async () => {},
    settleParts: async () => {},
    collectFees: async () => {},
    refundUnmatched: async () => {},
    followBundles: async () => {},
    tellRegion: async () => {},
    routeCases: async (...sent) => void routed.push(sent),
    deliver: async (lane, messages) => {
      lanes.push(lane);
      delivered.push(...messages);
    },
    issuePapers: async () => {},
    answerCases: async () => {},
    fireTimers: async () => {},
    deliverLater: async () => {},
  };
  return { routed, delivered, lanes, queues };
};

const toldOf = async (externalRef: string) => {
  const head = await carryOn(store, await keepSubmitted(store, { externalRef }), ["route"]);
  return (await loadHistory(store, head.kase.origin.id))?.events ?? [];
};

const pagesOf = async (of: PartnerId) => readFeed(store, of, 0, 1000);

it("sends submissions to their region, tells the partner what it does not know itself, and may run twice", async () => {
  const submitted = await keepSubmitted(store);
  const closed = await carryOn(store, submitted, ["route", "claim", "accept", "decide", "acknowledge"]);
  const caseId = closed.kase.origin.id;
  const events = (await loadHistory(store, caseId))?.events ?? [];
  const { routed, delivered, queues } = recorded();
  await relayEvents(store, queues, events, monday);
  expect(routed).toMatchObject([["610100", [{ caseId, window: "xian-610100-1" }]]]);
  const told = [2, 4, 5].map((n) => ({ caseId, n }));
  expect(delivered).toEqual(told.map((entry) => ({ partner, ...entry, generation: 7 })));
  await relayEvents(store, queues, events, monday);
  await relayEvents(store, queues, events.slice(3), monday);
  expect((await pagesOf(partner)).flatMap(({ entries }) => entries)).toEqual(told);
});

it("appends to a partner's feed once for a batch, however many of its events are in it", async () => {
  const before = (await pagesOf(partner)).length;
  const batch = (await Promise.all(Array.from({ length: 8 }, (_, n) => toldOf(`batch-${n}`)))).flat();
  await relayEvents(store, recorded().queues, batch, monday);
  const pages = await pagesOf(partner);
  expect(pages.length - before).toBe(1);
  expect(pages.at(-1)?.entries).toHaveLength(8);
  const query = new QueryCommand({
    TableName: store.tableName,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": keys.feed(partner, 0).pk },
  });
  expect((await store.table.send(query)).Count).toBe(pages.length);
});

it("takes the lane of the endpoint's state, and none where there is no endpoint to deliver to", async () => {
  const { lanes, delivered, queues } = recorded();
  const relay = async (externalRef: string) => relayEvents(store, queues, await toldOf(externalRef), monday);
  await relay("well");
  await endpoint({ kind: "failing", since: monday, tries: 1, nextTryAt: monday });
  await relay("failing");
  await endpoint({ kind: "slow", until: addMs(monday, 1) });
  await relay("slow");
  expect(lanes).toEqual(["prompt", "patient", "patient"]);
  await endpoint({ kind: "well" }, "disabled");
  const before = delivered.length;
  await relay("disabled");
  expect(delivered).toHaveLength(before);
});

it("puts nothing into the feed or the queues where there is nothing to tell", async () => {
  const { kase } = await carryOn(store, await keepSubmitted(store, { externalRef: "quiet" }), [
    "route",
    "claim",
  ]);
  const events = (await loadHistory(store, kase.origin.id))?.events.slice(2) ?? [];
  const { routed, delivered, queues } = recorded();
  await relayEvents(store, queues, events, monday);
  expect([events.length, routed, delivered]).toEqual([1, [], []]);
});

describe("a window with an endpoint", () => {
  const window = aWindowId("xian-610100-1");
  const wednesday = at("2026-03-18T01:00:00.000Z");
  const coordinator = aStaff({ role: "coordinator", windows: [] });

  /** A case that was warned of as its fifth event, and on which action was ordered as its sixth. */
  const overdue = async (externalRef: string) => {
    const submitted = await keepSubmitted(store, { externalRef });
    const accepted = await carryOn(store, submitted, ["route", "claim", "accept"]);
    const warned = await carryOn(store, accepted, ["warn"], { now: wednesday });
    const { kase } = await carryOn(store, warned, ["supervise"], { now: wednesday, staff: coordinator });
    const caseId = kase.origin.id;
    const events = (await loadHistory(store, caseId))?.events ?? [];
    return { events, told: [5, 6].map((n) => ({ window, caseId, n, generation: 7 })) };
  };

  const toWindows = (delivered: readonly unknown[]) =>
    delivered.filter((message) => message instanceof Object && "window" in message);

  it("is warned of its own cases and told of orders, in the lane of its own health, each time alike", async () => {
    await endpoint({ kind: "slow", until: addMs(wednesday, 1) }, "enabled", { window });
    const { events, told } = await overdue("warned");
    const { delivered, lanes, queues } = recorded();
    for (let run = 0; run < 2; run++) await relayEvents(store, queues, events, wednesday);
    expect(toWindows(delivered)).toEqual([...told, ...told]);
    expect(lanes.toSorted()).toEqual(["patient", "patient", "prompt", "prompt"]);
  });

  it("hears of its own alone, and not while its endpoint is disabled", async () => {
    await endpoint({ kind: "well" }, "enabled", { window: aWindowId("nanjing-320100-1") });
    await endpoint({ kind: "well" }, "disabled", { window });
    const { events } = await overdue("unwarned");
    const { delivered, queues } = recorded();
    await relayEvents(store, queues, events, wednesday);
    expect(toWindows(delivered)).toEqual([]);
  });
});

describe("an overseeing department", () => {
  const xian = aRegion("610100");
  const department = aPartnerId("xian-health");
  const oversees = (matters?: readonly MatterId[]) => ({
    region: xian,
    applicants: false,
    ...(matters ? { matters } : {}),
  });
  const register = (followed: ReturnType<typeof oversees>) =>
    publish(store, {
      regions: [],
      matters: [],
      agreements: [],
      windows: [],
      staff: [],
      partners: [{ id: department, name: "卫生监督所", regions: [], local: false, oversees: followed }],
    });
  const decided = async (externalRef: string) => {
    const submitted = await keepSubmitted(store, { externalRef });
    const { kase } = await carryOn(store, submitted, ["route", "claim", "accept", "decide"]);
    const { events } = (await loadHistory(store, kase.origin.id)) ?? { events: [] };
    return { caseId: kase.origin.id, matter: kase.origin.matter, events };
  };
  const fed = async () => (await pagesOf(department)).flatMap(({ entries }) => entries);

  it("has each decision that concerns it in its feed once, and on the case's record once", async () => {
    await register(oversees());
    const { caseId, events } = await decided("overseen");
    for (let run = 0; run < 2; run++) await relayEvents(store, recorded().queues, events, monday);
    expect(await fed()).toEqual([{ caseId, n: events.at(-1)?.n }]);
    const { accesses } = await listAccesses(store, caseId);
    expect(accesses).toEqual([
      { at: events.at(-1)?.at, kind: "department", by: department, name: "卫生监督所" },
    ]);
  });

  it("is told nothing of other matters, nor of what is not decided", async () => {
    const before = await fed();
    await register(oversees([aMatterId("another-matter")]));
    const { events } = await decided("of another matter");
    await relayEvents(store, recorded().queues, events, monday);
    await register(oversees());
    await relayEvents(store, recorded().queues, events.slice(0, -1), monday);
    expect(await fed()).toEqual(before);
  });

  it("hears of it at its endpoint too", async () => {
    await endpoint({ kind: "well" }, "enabled", { partner: department });
    const { caseId, events } = await decided("hooked");
    const { delivered, queues } = recorded();
    await relayEvents(store, queues, events, monday);
    expect(delivered).toContainEqual({
      partner: department,
      caseId,
      n: events.at(-1)?.n,
      generation: 7,
    });
  });
});
