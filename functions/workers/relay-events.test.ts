import { chinaCalendar } from "@tongban/domain";
import { loadHistory, readFeed, type StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { aPartnerId } from "../../test/builders/ids.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { relayEvents } from "./relay-events.ts";
import { routeCase } from "./route-case.ts";

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const moment = { now: monday, calendar: chinaCalendar };
const partner = aPartnerId("nanjing-gov");

const recorded = () => {
  const routed: unknown[] = [];
  const delivered: unknown[] = [];
  const queues = {
    routeCases: async (...sent: readonly unknown[]) => void routed.push(sent),
    deliver: async (messages: readonly unknown[]) => void delivered.push(...messages),
    deliverLater: async () => {},
  };
  return { routed, delivered, queues };
};

it("sends submissions to their region, tells the partner what it does not know itself, and may run twice", async () => {
  const submitted = await keepSubmitted(store);
  const closed = await carryOn(store, submitted, ["route", "claim", "accept", "decide", "acknowledge"]);
  const caseId = closed.kase.origin.id;
  const events = (await loadHistory(store, caseId))?.events ?? [];
  const { routed, delivered, queues } = recorded();
  await relayEvents(store, queues, events);
  expect(routed).toMatchObject([["610100", [{ caseId, window: "xian-610100-1" }]]]);
  const told = [2, 4, 5].map((n) => ({ caseId, n }));
  expect(delivered).toEqual(told.map((entry) => ({ partner, ...entry })));
  await relayEvents(store, queues, events);
  await relayEvents(store, queues, events.slice(3));
  expect((await readFeed(store, partner, 0, 10)).flatMap(({ entries }) => entries)).toEqual(told);
});

it("puts nothing into the feed or the queues where there is nothing to tell", async () => {
  const { kase } = await carryOn(store, await keepSubmitted(store, { externalRef: "quiet" }), [
    "route",
    "claim",
  ]);
  const events = (await loadHistory(store, kase.origin.id))?.events.slice(2) ?? [];
  const { routed, delivered, queues } = recorded();
  await relayEvents(store, queues, events);
  expect([events.length, routed, delivered]).toEqual([1, [], []]);
});

it("routes a case once, however often its message comes, and leaves a withdrawn one alone", async () => {
  const { kase } = await keepSubmitted(store, { externalRef: "twice" });
  await Promise.all([1, 2, 3].map(() => routeCase(store, kase.origin.id, moment)));
  const history = await loadHistory(store, kase.origin.id);
  expect(history?.events.map(({ type }) => type)).toEqual(["CaseSubmitted", "CaseRouted"]);
  const withdrawn = await carryOn(store, await keepSubmitted(store, { externalRef: "gone" }), ["withdraw"]);
  await routeCase(store, withdrawn.kase.origin.id, moment);
  expect((await loadHistory(store, withdrawn.kase.origin.id))?.head).toEqual(withdrawn);
});
