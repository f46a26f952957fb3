import { beforeAll, describe, expect, it } from "vitest";
import { aPartnerId, at } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import {
  beginGeneration,
  claimTry,
  continueReplay,
  disableWebhook,
  type EndpointHealth,
  loadPartnerWithWebhook,
  loadWebhook,
  removeWebhook,
  saveHealth,
  saveWebhook,
  type Webhook,
} from "./webhooks.ts";

let store: StoreContext;
const now = at("2026-03-02T01:30:00.000Z");
const later = at("2026-03-05T01:30:00.000Z");

beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const webhook: Webhook = {
  url: "https://nanjing.example/hook",
  sealedSecret: new Uint8Array([1, 2]),
  status: "enabled",
  enabledAt: now,
  acknowledgeByAnswer: false,
  generation: 1,
  health: { kind: "well" },
};
const replaced = { ...webhook, url: "https://nanjing.example/new" };
const enabledAgain = { ...webhook, enabledAt: later };

const hooked = async (name: string, kept: Webhook = webhook) => {
  const partner = aPartnerId(name);
  await saveWebhook(store, partner, kept);
  return partner;
};

describe("a webhook", () => {
  it("is disabled with the reason", async () => {
    const partner = await hooked("disabled");
    await disableWebhook(store, partner, webhook, later, "status-410");
    const disabled = { ...webhook, status: "disabled", disabledAt: later, disabledBecause: "status-410" };
    expect(await loadWebhook(store, partner)).toEqual(disabled);
  });

  it("is left alone where it was replaced or enabled again meanwhile, or never was", async () => {
    for (const current of [replaced, enabledAgain]) {
      const partner = await hooked("replaced", current);
      await disableWebhook(store, partner, webhook, later, "unreachable");
      await saveHealth(store, partner, webhook, { kind: "slow", until: later });
      expect(await loadWebhook(store, partner)).toEqual(current);
    }
    await disableWebhook(store, aPartnerId("unhooked"), webhook, later, "unreachable");
    expect(await loadPartnerWithWebhook(store, aPartnerId("unhooked"))).toEqual({});
  });

  it("is forgotten when it is unset, and stays forgotten", async () => {
    const partner = await hooked("unset");
    await removeWebhook(store, partner);
    await saveHealth(store, partner, webhook, { kind: "slow", until: later });
    expect(await beginGeneration(store, partner, webhook, webhook)).toBe(false);
    expect(await loadWebhook(store, partner)).toBeUndefined();
  });
});

describe("a failing endpoint", () => {
  const health: EndpointHealth = { kind: "failing", since: now, tries: 2, nextTryAt: now };
  const failing = { ...webhook, health };

  it("is tried by one of many runs at a time", async () => {
    const partner = await hooked("failing", failing);
    const claims = await Promise.all(
      Array.from({ length: 6 }, () => claimTry(store, partner, failing, later)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect((await loadWebhook(store, partner))?.health).toEqual({ ...health, nextTryAt: later });
  });

  it("that was set or enabled again is not tried for what failed before", async () => {
    for (const current of [replaced, enabledAgain]) {
      const partner = await hooked("anew", { ...current, health });
      expect(await claimTry(store, partner, failing, later)).toBe(false);
    }
  });

  it("keeps how it answers", async () => {
    const partner = await hooked("well");
    expect(await claimTry(store, partner, webhook, later)).toBe(true);
    await saveHealth(store, partner, webhook, health);
    expect((await loadWebhook(store, partner))?.health).toEqual(health);
  });
});

describe("a replay", () => {
  const next = { ...webhook, generation: 2, replay: { at: now, through: 0 } };

  it("is begun by one of many who ask at once", async () => {
    const partner = await hooked("replayed");
    const begun = await Promise.all(
      Array.from({ length: 4 }, () => beginGeneration(store, partner, webhook, next)),
    );
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(await loadWebhook(store, partner)).toEqual(next);
  });

  it("goes on from each place once, and not in a later generation", async () => {
    const partner = await hooked("going-on", next);
    expect(await continueReplay(store, partner, next, 0, 7)).toBe(true);
    expect(await continueReplay(store, partner, next, 0, 7)).toBe(false);
    expect(await continueReplay(store, partner, webhook, 7, 9)).toBe(false);
    expect((await loadWebhook(store, partner))?.replay?.through).toBe(7);
  });
});
