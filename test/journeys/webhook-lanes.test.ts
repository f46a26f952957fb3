import { createPartnerClient, expectValue, wholeList } from "@tongban/sdk";
import { expect, test } from "vitest";
import { broker, keyOf, partner } from "./broker.ts";
import { INSTANT } from "./directory.ts";
import { submitted } from "./steps.ts";
import { until } from "./until.ts";
import { startHungReceiver, startReceiver } from "./webhook-receiver.ts";

const healthy = partner("nanjing-hooks");
const sick = partner("nanjing-gov");

/** How long the healthy partner waits for news of some new cases, one after the other, ms each. */
const waits = async (arrived: () => string, cases: number): Promise<number[]> => {
  const taken: number[] = [];
  for (let n = 0; n < cases; n++) {
    const { caseId } = await submitted({ matter: INSTANT }, "nanjing-hooks");
    const since = performance.now();
    await until(async () => (arrived().includes(caseId) ? caseId : undefined));
    taken.push(performance.now() - since);
  }
  return taken;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

test("an endpoint that hangs is told to wait, and the one beside it hears of its cases as soon as before", async () => {
  const receiver = await startReceiver();
  expectValue(await healthy.setWebhook(receiver.url));
  const arrived = () => receiver.deliveries.map(({ body }) => body).join();
  const alone = await waits(arrived, 8);

  const hung = await startHungReceiver();
  expectValue(await sick.setWebhook(hung.url));
  await Promise.all(Array.from({ length: 40 }, () => submitted({ matter: INSTANT }, "nanjing-gov")));
  const failing = await until(async () => {
    const shown = expectValue(await sick.getWebhook());
    return shown.failingSince === null ? undefined : shown;
  });
  const beside = await waits(arrived, 8);
  expect(median(beside)).toBeLessThan(5 * median(alone));

  expect(failing).toMatchObject({ status: "enabled", nextTryAt: expect.any(String) });
  // 40 waiting deliveries of an endpoint that hangs are few tries: those under way when it began, then one at a time.
  expect(hung.connections()).toBeLessThan(12);
  const attempts = await until(async () => {
    const deliveries = await wholeList(sick.listDeliveries());
    return deliveries.length > 0 ? deliveries : undefined;
  });
  expect(attempts[0]).toMatchObject({
    delivered: false,
    result: "unreachable",
    nextTryAt: expect.any(String),
  });
  const delivered = await wholeList(healthy.listDeliveries());
  expect(delivered[0]).toMatchObject({ attempt: 1, delivered: true, result: "status-204", nextTryAt: null });
  expectValue(await sick.unsetWebhook());
  expect(expectValue(await sick.getWebhook())).toMatchObject({ status: "unset", url: null });
});

/** The place after all that the feed holds now. */
const endOfFeed = async (): Promise<string> => {
  for await (const { events, cursor } of sick.events({ wait: 0 })) if (events.length === 0) return cursor;
  throw new Error("the feed ended");
};

test("a replay takes the place of what waits: nothing comes twice, and another one has to wait", async () => {
  const before = await endOfFeed();
  let status = 503;
  const receiver = await startReceiver(() => ({ status }));
  expectValue(await sick.setWebhook(receiver.url));
  const { caseId } = await submitted({ matter: INSTANT }, "nanjing-gov");
  await until(async () => receiver.deliveries.find(({ body }) => body.includes(caseId)));
  receiver.deliveries.length = 0;
  status = 204;
  const answers = await Promise.all([1, 2, 3, 4].map(() => sick.replayWebhook(before)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]));
  expect(refused).toMatchObject(
    Array(3).fill({ status: 429, code: "replay-too-soon", retryAfter: expect.any(Number) }),
  );
  await until(async () => receiver.deliveries.find(({ body }) => body.includes(caseId)));
  // The delivery that waited since it was answered 503 comes up after 5 s and is dropped.
  const { caseId: later } = await submitted({ matter: INSTANT }, "nanjing-gov");
  await until(async () => receiver.deliveries.find(({ body }) => body.includes(later)));
  const ids = receiver.deliveries.map(({ headers }) => headers["webhook-id"]);
  expect(new Set(ids).size).toBe(ids.length);

  const [eventId = ""] = ids.map(String);
  const unknown = await sick.resendDelivery(`${"z".repeat(26)}-1`);
  const foreign = await healthy.getDelivery(eventId);
  expect([unknown, foreign]).toMatchObject(Array(2).fill({ ok: false, problem: { code: "not-found" } }));
  // A client that waits as it is told to would get all three.
  const hasty = createPartnerClient({
    baseUrl: broker.url,
    key: keyOf("nanjing-gov"),
    retry: { attempts: 1, firstDelay: 1, longestDelay: 1 },
  });
  const resent = await Promise.all([1, 2, 3].map(() => hasty.resendDelivery(eventId)));
  expect(resent.filter(({ ok }) => ok)).toMatchObject([
    { value: { delivery: { eventId, delivered: true } } },
  ]);
  expect(resent.filter(({ ok }) => !ok)).toMatchObject(
    Array(2).fill({ problem: { code: "resend-too-soon" } }),
  );
  const whole = expectValue(await sick.getDelivery(eventId));
  expect(whole).toMatchObject({ state: "delivered", request: { body: { id: eventId } } });
  expect(whole.attempts.at(-1)).toMatchObject({ attempt: whole.attempts.length, state: "delivered" });
  const rotated = expectValue(await sick.rotateWebhookSecret({ overlapHours: 1 }));
  expect(rotated).toMatchObject({ secret: expect.stringMatching(/^whsec_/), types: null });
  expect(await sick.rotateWebhookSecret()).toMatchObject({ problem: { code: "rotation-under-way" } });
  expect(expectValue(await sick.endSecretOverlap())).toMatchObject({ previousSecretUntil: null });
  const filtered = expectValue(await sick.filterWebhook(["cn.tongban.case.accepted.v1"]));
  expect(filtered).toMatchObject({ resultsLeftOut: true });
  const misspelt = await sick.filterWebhook(["cn.tongban.case.acepted.v1"] as never);
  expect(misspelt).toMatchObject({ ok: false, problem: { code: "invalid-request" } });
});
