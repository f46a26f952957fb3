import type { partnerOperations } from "@tongban/contract";
import { epochMs } from "@tongban/domain";
import { stage } from "@tongban/functions/stage";
import { findAttempts, loadWebhook, type Partner } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { deliveryStateOf } from "../../edge/webhook/delivery-state.ts";
import { attemptView } from "../../edge/webhook/list-attempts.ts";
import { webhookFields } from "../../workers/post-event.ts";
import { toldEvent } from "./told-event.ts";

/** Shows a partner one delivery: what is sent, and what was tried. The body is made anew from the event. */
export const getDelivery =
  (resources: Resources): Run<typeof partnerOperations.getDelivery, Partner> =>
  async ({ params: { eventId }, caller, now }) => {
    const told = await toldEvent(resources, caller, eventId);
    if (!told) return problem("not-found");
    const subscriber = { partner: caller.id };
    const [webhook, { attempts, complete }] = await Promise.all([
      loadWebhook(resources.store, subscriber),
      findAttempts(resources.store, subscriber, eventId, {
        from: stage.deliveredSince(told.at, now),
        until: now,
        beyond: true,
      }),
    ]);
    const last = attempts.at(-1);
    return answered({
      eventId,
      state: deliveryStateOf(attempts, webhook, now),
      request: {
        url: webhook?.url ?? null,
        headers: {
          ...webhookFields,
          "webhook-id": eventId,
          "webhook-timestamp": last ? `${Math.floor(epochMs(last.at) / 1_000)}` : null,
        },
        body: told.event,
      },
      attempts: await Promise.all(
        attempts.map((attempt) => attemptView(resources, { subscriber, webhook }, attempt, now)),
      ),
      complete,
    });
  };
