import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caseActionOperations, partnerOperations } from "@tongban/contract";
import { createWebhookSecret, signWebhook } from "@tongban/signature";
import { afterEach, beforeEach, expect, it } from "vitest";
import { aPartnerEvent } from "../../test/cases.ts";
import { demoApplications } from "./applications.ts";
import { openArrivals } from "./arrivals.ts";
import { forgetRun, keepRun, newRun, readRun } from "./run-state.ts";
import { startWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

let folder: string;
let receiver: WebhookReceiver | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongban-demo-"));
});
afterEach(() => {
  receiver?.close();
  rmSync(folder, { recursive: true });
});

it("every application and decision is one that the contract takes, under references of its run", () => {
  const parts = demoApplications("20260213-0a0b0c0d");
  for (const { application, decision } of parts) {
    expect(partnerOperations.submitCase.body.safeParse(application).error).toBeUndefined();
    expect(caseActionOperations.decide.body.safeParse(decision).error).toBeUndefined();
  }
  expect(parts.map(({ application }) => application.externalRef)).toEqual([
    "demo-20260213-0a0b0c0d-1",
    "demo-20260213-0a0b0c0d-2",
    "demo-20260213-0a0b0c0d-3",
  ]);
  expect(demoApplications("20260213-0a0b0c0d")).toEqual(parts);
});

it("a run is kept until it is finished, and a file that is not one counts for nothing", () => {
  const path = join(folder, "demo.json");
  expect(readRun(path)).toBeUndefined();
  const state = { run: newRun(), after: null };
  keepRun(path, state);
  expect(readRun(path)).toEqual(state);
  expect(readdirSync(folder)).toEqual(["demo.json"]);
  forgetRun(path);
  expect(readRun(path)).toBeUndefined();
  writeFileSync(path, '{"run":');
  expect(readRun(path)).toBeUndefined();
});

it("what arrived before it is asked for is there, and what does not arrive ends in a sentence", async () => {
  const arrivals = openArrivals("The feed");
  const event = aPartnerEvent();
  const early = arrivals.of(event.subject, "decided", 60_000);
  arrivals.add(event);
  expect(await early).toEqual(event);
  expect(await arrivals.of(event.subject, "decided", 60_000)).toEqual(event);
  await expect(arrivals.of(event.subject, "accepted", 1)).rejects.toThrow(
    /^The feed did not bring "accepted"/,
  );
  arrivals.fail(new Error("the feed broke"));
  await expect(arrivals.of("another", "decided", 60_000)).rejects.toThrow("the feed broke");
});

it("a webhook is taken with a right signature only", async () => {
  const arrivals = openArrivals("The webhook");
  receiver = await startWebhookReceiver(arrivals);
  const { url } = receiver;
  const secret = createWebhookSecret();
  const event = aPartnerEvent();
  const body = JSON.stringify(event);
  const timestamp = Math.floor(Date.now() / 1_000);
  const send = (sent: string) =>
    fetch(url, {
      method: "POST",
      body: sent,
      headers: { ...signWebhook({ id: event.id, timestamp, body }, [secret]) },
    });
  expect((await send(body)).status).toBe(401);
  receiver.trust(secret);
  expect((await send(body.replace("granted", "refused"))).status).toBe(401);
  expect((await send(body)).status).toBe(204);
  expect(receiver.refused()).toBe(2);
  expect(await arrivals.of(event.subject, "decided", 60_000)).toEqual(event);
});
