import { expectValue } from "@tongban/sdk";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { partner } from "./broker.ts";
import { INSTANT } from "./directory.ts";
import { routed, worker } from "./steps.ts";
import { until } from "./until.ts";
import { type Delivery, startReceiver } from "./webhook-receiver.ts";

const hooks = partner("nanjing-hooks");
const clerk = worker("xian-clerk-3");

const granted = async (): Promise<string> => {
  const { caseId } = await routed({ matter: INSTANT }, "nanjing-hooks");
  const { version } = expectValue(await clerk.claim(caseId));
  expectValue(await clerk.grant(caseId, version));
  return caseId;
};

const headersOf = ({ headers }: Delivery): Record<string, string> => ({
  "webhook-id": String(headers["webhook-id"]),
  "webhook-timestamp": String(headers["webhook-timestamp"]),
  "webhook-signature": String(headers["webhook-signature"]),
});

const decidedIn = (deliveries: readonly Delivery[], caseId: string) => async () =>
  deliveries.find(({ body }) => body.includes(caseId) && body.includes("case.decided"));

const pageAfter = async (after: string | undefined, wait = 0) => {
  const feed = hooks.events({ ...(after === undefined ? {} : { after }), wait });
  const { value } = await feed.next();
  if (!value) throw new Error("the feed ended");
  return value;
};

/** The place after all that the feed holds now. */
const endOfFeed = async (): Promise<string> => {
  let page = await pageAfter(undefined);
  while (page.events.length > 0) page = await pageAfter(page.cursor);
  return page.cursor;
};

describe("a webhook", () => {
  test("brings each event of a case signed, as Standard Webhooks' own library finds, and with nothing personal", async () => {
    const receiver = await startReceiver();
    const { secret } = expectValue(await hooks.setWebhook(receiver.url));
    const caseId = await granted();
    const delivery = await until(decidedIn(receiver.deliveries, caseId));

    const event = new Webhook(secret).verify(delivery.body, headersOf(delivery));
    expect(event).toMatchObject({
      specversion: "1.0",
      type: "cn.tongban.case.decided.v1",
      subject: caseId,
      data: {
        caseId,
        outcome: "granted",
        nationalStatus: { code: 11 },
        document: { title: "食品经营许可证" },
      },
    });
    expect(delivery.headers["webhook-id"]).toBe((event as { id: string }).id);
    const told = receiver.deliveries.map(({ body }) => body).join();
    for (const secretly of ["张三丰", "11010519491231002X", "凤城八路", "郑爽"])
      expect(told).not.toContain(secretly);

    const forged = delivery.body.replace("granted", "refused");
    expect(() => new Webhook(secret).verify(forged, headersOf(delivery))).toThrow();
    const other = expectValue(await hooks.setWebhook(receiver.url)).secret;
    expect(() => new Webhook(other).verify(delivery.body, headersOf(delivery))).toThrow();
  });

  test("is tried again after a failure, under the same id", async () => {
    let answers = 0;
    const receiver = await startReceiver(() => ({ status: answers++ === 0 ? 500 : 204 }));
    expectValue(await hooks.setWebhook(receiver.url));
    const { caseId } = await routed({ matter: INSTANT }, "nanjing-hooks");
    const ids = await until(async () => {
      const mine = receiver.deliveries.filter(({ body }) => body.includes(caseId));
      return mine.length >= 2 ? mine.map(({ headers }) => headers["webhook-id"]) : undefined;
    });
    expect(new Set(ids).size).toBe(1);
  });

  test("does not follow a redirect", async () => {
    const elsewhere = await startReceiver();
    const receiver = await startReceiver(() => ({ status: 302, location: elsewhere.url }));
    expectValue(await hooks.setWebhook(receiver.url));
    const { caseId } = await routed({ matter: INSTANT }, "nanjing-hooks");
    await until(async () => receiver.deliveries.find(({ body }) => body.includes(caseId)));
    const later = await startReceiver();
    expectValue(await hooks.setWebhook(later.url));
    await until(async () => later.deliveries.find(({ body }) => body.includes(caseId)));
    expect(elsewhere.deliveries).toEqual([]);
  });

  test("that says 410 Gone is disabled and reported; a replay enables it and brings what was missed", async () => {
    const after = await endOfFeed();
    let status = 410;
    const receiver = await startReceiver(() => ({ status }));
    expectValue(await hooks.setWebhook(receiver.url));
    const caseId = await granted();
    const disabled = await until(async () => {
      const shown = expectValue(await hooks.getWebhook());
      return shown.status === "disabled" ? shown : undefined;
    });
    expect(disabled).toMatchObject({
      url: receiver.url,
      disabledAt: expect.any(String),
      disabledBecause: "status-410",
    });

    await until(async () => (await pageAfter(after)).events.find(({ type }) => type.includes("decided")));
    status = 204;
    receiver.deliveries.length = 0;
    expect(expectValue(await hooks.replayWebhook(after)).queued).toBeGreaterThanOrEqual(3);
    await until(decidedIn(receiver.deliveries, caseId));
    expect(expectValue(await hooks.getWebhook())).toMatchObject({ status: "enabled", disabledAt: null });
  });
});

describe("the feed", () => {
  test("gives each event once, in order, from the cursor on, and wakes a reader that waits", async () => {
    const start = await endOfFeed();
    const waiting = pageAfter(start, 20);
    const caseId = await granted();
    const seen: string[] = [];
    let page = await waiting;
    expect(page.events[0]).toMatchObject({ subject: caseId, type: "cn.tongban.case.routed.v1" });
    const all = await until(async () => {
      seen.push(...page.events.map(({ id }) => id));
      if (seen.length >= 3) return seen;
      page = await pageAfter(page.cursor, 5);
      return undefined;
    });
    expect(all).toEqual([`${caseId}-2`, `${caseId}-4`, `${caseId}-5`]);
    expect((await pageAfter(page.cursor)).events).toEqual([]);
  });

  test("answers at once when nothing is new and nobody wants to wait, with a place to go on from", async () => {
    const start = await endOfFeed();
    const page = await pageAfter(start);
    expect(page).toEqual({ events: [], cursor: start });
  });

  test("tells a partner of its own cases only", async () => {
    const caseId = await granted();
    await until(async () => (await pageAfter(undefined)).events.find(({ subject }) => subject === caseId));
    const feed = partner("yinchuan-gov").events({ wait: 0 });
    expect((await feed.next()).value?.events.filter(({ subject }) => subject === caseId)).toEqual([]);
  });
});
