import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, epochMs } from "@tongban/domain";
import { beforeAll, expect, it } from "vitest";
import { aPartnerId, at, aWindowId } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { keys, ttlAttribute } from "../table/table.ts";
import { type DeliveryAttempt, listDeliveries, saveDeliveries } from "./deliveries.ts";
import type { Subscriber } from "./subscriber.ts";

const monday = at("2026-03-02T01:30:00.000Z");
const DAY_SECONDS = 86_400;
let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const anAttempt = (n: number): DeliveryAttempt => ({
  eventId: `case-${n}`,
  attempt: 1,
  at: addMs(monday, n * 1_000),
  delivered: true,
  result: "status-204",
  duration: 12,
});

const itemsOf = async (of: Subscriber) => {
  const query = new QueryCommand({
    TableName: store.tableName,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": keys.deliveries(of, "").pk },
    ReturnConsumedCapacity: "TOTAL",
  });
  return (await store.table.send(query)).Items ?? [];
};

it("lists what was tried, newest first, page by page, for its subscriber alone", async () => {
  const subscriber = { partner: aPartnerId("busy") };
  for (let n = 0; n < 120; n += 2) await saveDeliveries(store, subscriber, [anAttempt(n), anAttempt(n + 1)]);
  await saveDeliveries(store, { window: aWindowId("busy") }, [anAttempt(500)]);
  const seen: DeliveryAttempt[] = [];
  let from: string | undefined;
  do {
    const page = await listDeliveries(store, subscriber, from);
    seen.push(...page.attempts);
    from = page.next;
  } while (from !== undefined);
  expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => anAttempt(119 - n)));
});

it("is one item for all that a run tried, which expires after 30 days", async () => {
  const run = { window: aWindowId("run") };
  const attempts = Array.from({ length: 10 }, (_, n) => anAttempt(n));
  await saveDeliveries(store, run, attempts);
  const items = await itemsOf(run);
  expect(items).toHaveLength(1);
  const last = epochMs(addMs(monday, 9_000)) / 1_000;
  expect(items[0]?.[ttlAttribute]).toBe(last + 30 * DAY_SECONDS);
});

it("writes nothing where nothing was tried", async () => {
  await saveDeliveries(store, { partner: aPartnerId("idle") }, []);
  expect(await listDeliveries(store, { partner: aPartnerId("idle") })).toEqual({ attempts: [] });
});
