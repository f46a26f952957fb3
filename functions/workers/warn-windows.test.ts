import { windowEvent } from "@tongban/contract";
import { epochMs, type Instant } from "@tongban/domain";
import { createWebhookSecret } from "@tongban/signature";
import {
  type Head,
  listDeliveries,
  loadWebhook,
  type StoreContext,
  saveWebhook,
  sealingWith,
  subscriberName,
} from "@tongban/store";
import { Webhook } from "standardwebhooks";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { aRegion, at, aWindowId, on } from "../../test/builders/ids.ts";
import { aStaff } from "../../test/builders/staff.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import { startReceiver } from "../../test/journeys/webhook-receiver.ts";
import type { WebhookMessage } from "../edge/queues.ts";
import { deliverEvents } from "./deliver-events.ts";

const window = aWindowId("xian-610100-1");
const coordinator = aStaff({ role: "coordinator", windows: [] });
const secret = createWebhookSecret();
const wednesday = at("2026-03-18T01:00:00.000Z");
/** The numbers of the events of the case that its window is told of. */
const [WARNED, SUPERVISED] = [5, 6];
let store: StoreContext;
let supervised: Head;

beforeAll(async () => {
  store = await (await anEngine()).aTable();
  const profile = { id: window, region: aRegion("610100"), name: "专窗", open: true, matters: [], team: [] };
  await publish(store, { ...nothing, windows: [{ ...profile, local: true }] });
  const accepted = await carryOn(store, await keepSubmitted(store), ["route", "claim", "accept"]);
  const warned = await carryOn(store, accepted, ["warn"], { now: wednesday });
  supervised = await carryOn(store, warned, ["supervise"], { now: wednesday, staff: coordinator });
});

const sealing = () => sealingWith(store.kms, store.keyId);

const enable = async (url: string) => {
  const sealedSecret = await sealing().seal(subscriberName({ window }), "webhook-secret", secret);
  const state = { status: "enabled", enabledAt: monday, generation: 1, health: { kind: "well" } } as const;
  await saveWebhook(store, { window }, { url, sealedSecret, acknowledgeByAnswer: false, ...state });
};

const later: WebhookMessage[] = [];

const deliver = (n: number, now: Instant = wednesday) =>
  deliverMessage({ window, caseId: supervised.kase.origin.id, n, attempt: 0, generation: 1 }, now);

const deliverMessage = async (message: WebhookMessage, now: Instant) => {
  later.length = 0;
  const queues = {
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
    routeCases: async () => {},
    deliver: async () => {},
    issuePapers: async () => {},
    answerCases: async () => {},
    fireTimers: async () => {},
    deliverLater: async (message: WebhookMessage) => void later.push(message),
  };
  const targetRules = { networks: "public", refusedLoopbackPorts: new Set<number>() } as const;
  const tools = { store, sealing: sealing(), queues, targetRules, ...chinaCalendars, clock: () => now };
  return deliverEvents({ ...tools, lane: "prompt" }, [message]);
};

/** What a receiver took, as a library of Standard Webhooks verifies it at the instant of its sending. */
const verified = ({ body, headers }: { readonly body: string; readonly headers: object }): unknown => {
  vi.useFakeTimers({ toFake: ["Date"], now: epochMs(wednesday) });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    vi.useRealTimers();
  }
};

describe("a window's delivery", () => {
  it("says which clock ran out when, and until when it is to be explained, signed by its own secret", async () => {
    const { url, deliveries } = await startReceiver();
    await enable(url);
    expect(await deliver(WARNED)).toEqual([]);
    const [taken] = deliveries;
    if (!taken) throw new Error("nothing was delivered");
    const { id: caseId, matter } = supervised.kase.origin;
    expect(windowEvent.parse(verified(taken))).toEqual({
      specversion: "1.0",
      id: `${caseId}-${WARNED}`,
      type: "cn.tongban.window.warned.v1",
      source: "/tongban",
      subject: caseId,
      time: wednesday,
      datacontenttype: "application/json",
      data: {
        window,
        caseId,
        number: supervised.kase.number ?? null,
        matter,
        version: WARNED,
        status: "accepted",
        clock: "handling",
        rung: "red",
        due: "2026-03-16T09:30:00.000Z",
        provisional: false,
        explanationDue: "2026-03-20T09:30:00.000Z",
        path: `/console/cases/${caseId}`,
      },
    });
    expect(taken.headers["webhook-id"]).toBe(`${caseId}-${WARNED}`);
  });

  it("tells of an order of action, and not what was demanded: people wrote that", async () => {
    const { url, deliveries } = await startReceiver();
    await enable(url);
    await deliver(SUPERVISED);
    const [taken] = deliveries;
    expect(windowEvent.parse(JSON.parse(taken?.body ?? ""))).toMatchObject({
      type: "cn.tongban.window.supervised.v1",
      data: { clock: "supervision", rung: null, due: "2026-03-20T09:30:00.000Z", explanationDue: null },
    });
    expect(taken?.body).not.toMatch(/尽快|NJ-1|张/);
  });

  it("tells of a day without anybody on duty, the same one again under the same id", async () => {
    const { url, deliveries } = await startReceiver();
    await enable(url);
    const message = { window, unstaffed: on("2026-03-20"), at: wednesday, attempt: 0, generation: 1 };
    for (const attempt of [0, 1])
      expect(await deliverMessage({ ...message, attempt }, wednesday)).toEqual([]);
    const [taken, again] = deliveries;
    expect(windowEvent.parse(verified(taken ?? { body: "", headers: {} }))).toEqual({
      specversion: "1.0",
      id: "xian-610100-1-unstaffed-2026-03-20",
      type: "cn.tongban.window.unstaffed.v1",
      source: "/tongban",
      subject: window,
      time: wednesday,
      datacontenttype: "application/json",
      data: { window, date: "2026-03-20" },
    });
    expect(again?.headers["webhook-id"]).toBe(taken?.headers["webhook-id"]);
  });

  it("has the health, the retries and the log of any other", async () => {
    const { url } = await startReceiver(() => ({ status: 500 }));
    await enable(url);
    await deliver(WARNED);
    expect(later).toMatchObject([{ window, n: WARNED, attempt: 1, since: epochMs(wednesday) }]);
    expect((await loadWebhook(store, { window }))?.health).toMatchObject({ kind: "failing", tries: 1 });
    const { attempts } = await listDeliveries(store, { window });
    expect(attempts.filter(({ delivered }) => !delivered)).toMatchObject([
      { eventId: `${supervised.kase.origin.id}-${WARNED}`, result: "status-500" },
    ]);
  });

  it("is no partner's: an event that windows are not told of faults, and goes back alone", async () => {
    const { url, deliveries } = await startReceiver();
    await enable(url);
    expect(await deliver(2)).toHaveLength(1);
    expect(deliveries).toEqual([]);
  });
});
