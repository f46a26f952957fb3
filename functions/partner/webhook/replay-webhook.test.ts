import { addMs, epochMs, type Instant } from "@tongban/domain";
import {
  appendToFeed,
  type FeedEntry,
  loadWebhook,
  type StoreContext,
  saveWebhook,
  type Webhook,
} from "@tongban/store";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCall, codeOf } from "../../../test/builders/call.ts";
import { aCaseId, aPartnerId, aRegion } from "../../../test/builders/ids.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { monday } from "../../../test/engines/kept-cases.ts";
import type { Lane, WebhookMessage } from "../../edge/queues.ts";
import { replayWebhook } from "./replay-webhook.ts";

const MINUTE = 60_000;
let store: StoreContext;
let partners = 0;
let caller = { id: aPartnerId("none"), name: "", regions: [aRegion("320100")], local: false };
const sent: { readonly lane: Lane; readonly n: number; readonly generation: number }[] = [];

beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

beforeEach(async () => {
  partners += 1;
  caller = { ...caller, id: aPartnerId(`partner-${partners}`) };
  sent.length = 0;
});

const webhook: Webhook = {
  url: "https://nanjing.example/hook",
  sealedSecret: new Uint8Array([1]),
  status: "enabled",
  enabledAt: monday,
  acknowledgeByAnswer: true,
  generation: 1,
  health: { kind: "well" },
};

const hooked = async (pages: number, ofEach: number, parts: Partial<Webhook> = {}) => {
  await saveWebhook(store, { partner: caller.id }, { ...webhook, ...parts });
  for (let page = 0; page < pages; page++) {
    const entries = Array.from(
      { length: ofEach },
      (_, i): FeedEntry => ({ caseId: aCaseId("z".repeat(26)), n: page * ofEach + i + 1 }),
    );
    await appendToFeed(store, caller.id, entries);
  }
};

type OfCase = Pick<Extract<WebhookMessage, { readonly n: unknown }>, "n" | "generation">;

const isOfCase = (message: object): message is OfCase => "n" in message;
const numbersOf = ({ n, generation }: OfCase) => ({ n, generation });

const replay = async (after: string | null, now: Instant) => {
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
    deliver: async (lane: Lane, messages: readonly { readonly generation: number }[]) =>
      void sent.push(...messages.flatMap((one) => (isOfCase(one) ? [{ lane, ...numbersOf(one) }] : []))),
    issuePapers: async () => {},
    answerCases: async () => {},
    fireTimers: async () => {},
    deliverLater: async () => {},
  };
  const answer = await replayWebhook(aBroker(store), queues)(aCall(caller, now, { body: { after } }));
  return answer.kind === "answered" ? answer.value : codeOf(answer);
};

describe("a replay", () => {
  it("queues the feed in the patient lane under a new generation, which supersedes what waits", async () => {
    await hooked(2, 3);
    expect(await replay(null, monday)).toEqual({ queued: 6, cursor: null });
    const generation = epochMs(monday);
    expect(sent).toEqual([1, 2, 3, 4, 5, 6].map((n) => ({ lane: "patient", n, generation })));
    expect(await loadWebhook(store, { partner: caller.id })).toMatchObject({
      generation,
      health: { kind: "well" },
      acknowledgeByAnswer: true,
    });
  });

  it("enables an endpoint that was not well, and lets it prove itself first", async () => {
    await hooked(1, 1, { status: "disabled", disabledAt: monday, disabledBecause: "status-410" });
    await replay(null, monday);
    const kept = await loadWebhook(store, { partner: caller.id });
    expect(kept).toMatchObject({ status: "enabled", enabledAt: monday, health: { kind: "slow" } });
    expect(kept).not.toHaveProperty("disabledAt");
  });

  it("begins once a minute, also for many who ask at once and after the endpoint was set anew", async () => {
    await hooked(1, 4);
    const answers = await Promise.all(Array.from({ length: 4 }, () => replay(null, monday)));
    expect(answers.filter((answer) => answer === "replay-too-soon")).toHaveLength(3);
    expect(sent).toHaveLength(4);
    expect(await replay(null, addMs(monday, MINUTE - 1))).toBe("replay-too-soon");
    expect(await replay(null, addMs(monday, MINUTE))).toMatchObject({ queued: 4 });
  });

  it("of a long feed goes on from its cursor at once, once from each place, in the same generation", async () => {
    await hooked(3, 300);
    const first = await replay(null, monday);
    if (typeof first === "string" || first.cursor === null) throw new Error("it all went at once");
    expect(first.queued).toBe(600);
    expect(await replay(first.cursor, monday)).toEqual({ queued: 300, cursor: null });
    expect(await replay(first.cursor, monday)).toBe("replay-too-soon");
    expect(sent.map(({ n }) => n)).toEqual(Array.from({ length: 900 }, (_, i) => i + 1));
    expect(new Set(sent.map(({ generation }) => generation)).size).toBe(1);
  });

  it("needs an endpoint, and a place in the caller's own feed", async () => {
    expect(await replay(null, monday)).toBe("webhook-unset");
    await hooked(1, 1);
    expect(await replay("AAAAAAAAAAAAAAAAAAAAAAAAAAAA", monday)).toBe("unknown-cursor");
  });
});
