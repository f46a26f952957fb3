import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectValue, writeKeyFile } from "@tongban/sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runInProcess } from "../../packages/sdk/test/run-command.ts";
import { broker, keyOf, partner } from "./broker.ts";
import { INSTANT } from "./directory.ts";
import { routed, worker } from "./steps.ts";
import { until } from "./until.ts";
import { type EndpointAnswer, startReceiver } from "./webhook-receiver.ts";

const partnerId = "nanjing-hooks";
const folder = mkdtempSync(join(tmpdir(), "tongban-listening-"));
const clerk = worker("xian-clerk-7");

/** The command as the partner's developer runs it, in a folder with its key. */
const tongban = (...args: readonly string[]) =>
  runInProcess([...args, "--language", "en"], folder, {
    TONGBAN_URL: broker.url,
    TONGBAN_PARTNER: partnerId,
    TONGBAN_KEY: join(folder, "key.json"),
  });

const client = partner(partnerId);

beforeAll(() => writeKeyFile(join(folder, "key.json"), keyOf(partnerId)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A case that is granted, of which the feed tells routed, accepted and decided. */
const granted = async (): Promise<string> => {
  const { caseId } = await routed({ matter: INSTANT }, partnerId);
  const { version } = expectValue(await clerk.claim(caseId));
  expectValue(await clerk.grant(caseId, version));
  await until(async () => ((await isDecided(caseId)) ? true : undefined));
  return caseId;
};

const isDecided = async (caseId: string): Promise<boolean> => {
  for await (const { events } of client.events({ wait: 0 })) {
    if (events.some(({ data }) => data.caseId === caseId && data.status === "decided")) return true;
    if (events.length === 0) return false;
  }
  return false;
};

describe("a developer's own receiver", () => {
  test("is told of the feed event by event, whatever it answers, and its acknowledgement closes the case", async () => {
    let answer: (n: number, body: string) => EndpointAnswer = () => ({ status: 204 });
    const receiver = await startReceiver(({ body }) => answer(receiver.deliveries.length, body));
    const types = () => receiver.deliveries.map(({ body }) => JSON.parse(body).type.split(".")[3]);
    const listen = (...args: readonly string[]) =>
      tongban("listen", "--forward-to", receiver.url, "--once", ...args);
    // What other journeys brought about.
    expect(await listen()).toMatchObject({ code: 0, err: "" });
    const since = new Date().toISOString();
    const caseId = await granted();
    receiver.deliveries.length = 0;
    answer = (n) => (n === 2 ? "cut" : { status: 500 });
    // It is away for the second event: the place stays there, after the one that was answered with 500.
    const away = await listen();
    expect(away).toMatchObject({ code: 3, out: expect.stringContaining("→ 500") });
    answer = () => ({ status: 204 });
    expect(await listen()).toMatchObject({ code: 0, err: "" });
    expect(types()).toEqual(["routed", "accepted", "accepted", "decided"]);
    answer = (_, body) => ({ status: 200, json: { acknowledged: JSON.parse(body).id } });
    const acknowledged = await listen("--types", "decided", "--since", since, "--acknowledge");
    expect(acknowledged).toMatchObject({ code: 0, out: expect.stringContaining("result: done") });
    expect(expectValue(await client.getCase(caseId))).toMatchObject({
      status: "closed",
      outcome: "granted",
    });
  });

  test("that failed is well again once it takes a test, and what waits is found and sent from the command", async () => {
    let status = 500;
    const receiver = await startReceiver(() => ({ status }));
    expect((await tongban("webhook", "set", receiver.url)).out).toMatch(/enabled\nsecret, .*whsec_/);
    const caseId = await granted();
    const failing = await until(async () => {
      const { out } = await tongban("webhook", "show");
      return out.includes("failing since") ? out : undefined;
    });
    expect(failing).toContain("tried next at");
    const { eventId } = await until(async () => {
      const { out } = await tongban("webhook", "deliveries", "--state", "waiting", "--limit", "1", "--json");
      const [waiting]: readonly { readonly eventId: string }[] = JSON.parse(out);
      return waiting;
    });
    expect(eventId.startsWith(caseId)).toBe(true);
    status = 204;
    const resent = await tongban("webhook", "resend", eventId);
    expect(resent).toMatchObject({ code: 0, out: expect.stringContaining("delivered: status-204") });
    expect(resent.out).not.toContain("failing since");
    const whole = await tongban("webhook", "delivery", eventId);
    expect(whole.out).toContain(`webhook-id: ${eventId}`);
    expect(whole.out).toMatch(/status-500[\s\S]*delivered +status-204/);
    expect((await tongban("webhook", "filter", "decided,nothing")).err).toContain(
      'no type of event "nothing"',
    );
    expect((await tongban("webhook", "filter", "routed")).out).toContain("results are left out");
    expect((await tongban("webhook", "rotate-secret", "--overlap", "2")).out).toMatch(
      /too, until[\s\S]*whsec_/,
    );
    expect((await tongban("webhook", "rotate-secret", "--end")).out).not.toMatch(/too, until|whsec_/);
    expect(await tongban("webhook", "unset")).toMatchObject({ code: 0, out: "no endpoint\n" });
  });
});
