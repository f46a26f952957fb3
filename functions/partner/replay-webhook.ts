import type { partnerRoutes } from "@tongban/contract";
import { loadWebhook, type Partner, saveWebhook } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import type { Queues } from "../edge/queues.ts";
import { cursorAfter, feedPages, sequenceOf } from "./feed-events.ts";

/** One replay queues about this many events; the cursor it answers with goes on from there. */
const ENOUGH = 500;

/** Enables an endpoint again and queues what is in the feed after a cursor once more. */
export const replayWebhook =
  (broker: Broker, queues: Queues): Run<typeof partnerRoutes.replayWebhook, Partner> =>
  async ({ body, caller, now }) => {
    const webhook = await loadWebhook(broker.store, caller.id);
    if (!webhook) return problem("webhook-unset");
    const after = await sequenceOf(broker, caller.id, body.after);
    if (after === undefined) return problem("unknown-cursor");
    const { url, sealedSecret } = webhook;
    await saveWebhook(broker.store, caller.id, { url, sealedSecret, status: "enabled", enabledAt: now });
    const pages = await feedPages(broker, caller.id, after, ENOUGH);
    const entries = pages.flatMap((page) => page.entries);
    await queues.deliver(entries.map(({ caseId, n }) => ({ partner: caller.id, caseId, n })));
    const last = pages.at(-1);
    const more = entries.length >= ENOUGH && last;
    return answered({
      queued: entries.length,
      cursor: more ? await cursorAfter(broker, caller.id, last.sequence) : null,
    });
  };
