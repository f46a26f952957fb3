import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe, expect, it } from "vitest";
import { aPartnerId, at, aWindowId } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import {
  beginGeneration,
  claimTry,
  continueReplay,
  disableWebhook,
  type EndpointHealth,
  enableWebhook,
  findWebhook,
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
  const subscriber = { partner: aPartnerId(name) };
  await saveWebhook(store, subscriber, kept);
  return subscriber;
};

describe("a webhook", () => {
  it("is disabled with the reason", async () => {
    const subscriber = await hooked("disabled");
    await disableWebhook(store, subscriber, webhook, later, "status-410");
    const disabled = { ...webhook, status: "disabled", disabledAt: later, disabledBecause: "status-410" };
    expect(await loadWebhook(store, subscriber)).toEqual(disabled);
  });

  it("is left alone where it was replaced or enabled again meanwhile, or never was", async () => {
    for (const current of [replaced, enabledAgain]) {
      const subscriber = await hooked("replaced", current);
      await disableWebhook(store, subscriber, webhook, later, "unreachable");
      await saveHealth(store, subscriber, webhook, { kind: "slow", until: later });
      expect(await loadWebhook(store, subscriber)).toEqual(current);
    }
    const unhooked = { partner: aPartnerId("unhooked") };
    await disableWebhook(store, unhooked, webhook, later, "unreachable");
    expect(await findWebhook(store, unhooked)).toEqual({ local: false });
  });

  it("that is disabled is enabled again, unless it was set anew meanwhile", async () => {
    const disabled = {
      ...webhook,
      status: "disabled",
      disabledAt: now,
      disabledBecause: "status-410",
    } as const;
    const subscriber = await hooked("enabled", disabled);
    const health = { kind: "slow", until: later } as const;
    await enableWebhook(store, subscriber, replaced, later, health);
    expect(await loadWebhook(store, subscriber)).toEqual(disabled);
    await enableWebhook(store, subscriber, disabled, later, health);
    expect(await loadWebhook(store, subscriber)).toEqual({ ...enabledAgain, health });
  });

  it("is a partner's or a window's, of whom the profile says whether it may be on loopback", async () => {
    const [partner, window] = [aPartnerId("one"), aWindowId("one")];
    const { table, tableName } = store;
    const keep = (Item: Record<string, unknown>) =>
      table.send(new PutCommand({ TableName: tableName, Item }));
    await keep({ ...keys.partner(partner), partner: { id: partner, local: true } });
    await keep({ ...keys.window(window), id: window, local: true });
    await saveWebhook(store, { partner }, webhook);
    await saveWebhook(store, { window }, replaced);
    expect(await findWebhook(store, { partner })).toEqual({ local: true, webhook });
    expect(await findWebhook(store, { window })).toEqual({ local: true, webhook: replaced });
    await removeWebhook(store, { partner });
    expect(await findWebhook(store, { window })).toEqual({ local: true, webhook: replaced });
    await keep({ ...keys.window(window), id: window });
    expect(await findWebhook(store, { window })).toMatchObject({ local: false });
  });

  it("is forgotten when it is unset, and stays forgotten", async () => {
    const subscriber = await hooked("unset");
    await removeWebhook(store, subscriber);
    await saveHealth(store, subscriber, webhook, { kind: "slow", until: later });
    expect(await beginGeneration(store, subscriber, webhook, webhook)).toBe(false);
    expect(await loadWebhook(store, subscriber)).toBeUndefined();
  });
});

describe("a failing endpoint", () => {
  const health: EndpointHealth = { kind: "failing", since: now, tries: 2, nextTryAt: now };
  const failing = { ...webhook, health };

  it("is tried by one of many runs at a time", async () => {
    const subscriber = await hooked("failing", failing);
    const claims = await Promise.all(
      Array.from({ length: 6 }, () => claimTry(store, subscriber, failing, later)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect((await loadWebhook(store, subscriber))?.health).toEqual({ ...health, nextTryAt: later });
  });

  it("that was set or enabled again is not tried for what failed before", async () => {
    for (const current of [replaced, enabledAgain]) {
      const subscriber = await hooked("anew", { ...current, health });
      expect(await claimTry(store, subscriber, failing, later)).toBe(false);
    }
  });

  it("keeps how it answers", async () => {
    const subscriber = await hooked("well");
    expect(await claimTry(store, subscriber, webhook, later)).toBe(true);
    await saveHealth(store, subscriber, webhook, health);
    expect((await loadWebhook(store, subscriber))?.health).toEqual(health);
  });
});

describe("a replay", () => {
  const next = { ...webhook, generation: 2, replay: { at: now, through: 0 } };

  it("is begun by one of many who ask at once", async () => {
    const subscriber = await hooked("replayed");
    const begun = await Promise.all(
      Array.from({ length: 4 }, () => beginGeneration(store, subscriber, webhook, next)),
    );
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(await loadWebhook(store, subscriber)).toEqual(next);
  });

  it("goes on from each place once, and not in a later generation", async () => {
    const subscriber = await hooked("going-on", next);
    expect(await continueReplay(store, subscriber, next, 0, 7)).toBe(true);
    expect(await continueReplay(store, subscriber, next, 0, 7)).toBe(false);
    expect(await continueReplay(store, subscriber, webhook, 7, 9)).toBe(false);
    expect((await loadWebhook(store, subscriber))?.replay?.through).toBe(7);
  });
});
