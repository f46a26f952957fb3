import type { partnerOperations } from "@tongban/contract";
import { addMs } from "@tongban/domain";
import { stage } from "@tongban/functions/stage";
import { claimResend, findAttempts, loadWebhook, type Partner } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { partnerEndpointView } from "../../edge/webhook/endpoint-view.ts";
import { attemptView } from "../../edge/webhook/list-attempts.ts";
import { testEndpoint } from "../../edge/webhook/test-endpoint.ts";
import { acknowledgeByAnswer } from "../../workers/acknowledge-by-answer.ts";
import { toldEvent } from "./told-event.ts";

/** A partner sends one delivery again in this time, ms. */
export const RESEND_PAUSE_MS = 5_000;

/**
 * Sends one event again at once, whatever came of it before, and answers with what the endpoint said. A disabled
 * endpoint that takes it is enabled again; an answer that acknowledges a result counts as it does otherwise.
 */
export const resendDelivery =
  (resources: Resources): Run<typeof partnerOperations.resendDelivery, Partner> =>
  async ({ params: { eventId }, caller, now }) => {
    const { store } = resources;
    const subscriber = { partner: caller.id };
    const told = await toldEvent(resources, caller, eventId);
    if (!told) return problem("not-found");
    if (!(await loadWebhook(store, subscriber))) return problem("webhook-unset");
    if (!(await claimResend(store, subscriber, now, addMs(now, -RESEND_PAUSE_MS))))
      return problem("resend-too-soon", { retryAfter: RESEND_PAUSE_MS / 1_000 });
    const before = await findAttempts(store, subscriber, eventId, {
      from: stage.deliveredSince(told.at, now),
      until: now,
      beyond: true,
    });
    const sent = await testEndpoint(resources, subscriber, told.event, now, before.attempts.length + 1);
    if (sent.kind === "unset") return problem("webhook-unset");
    if (told.ofCase && sent.attempt.delivered && sent.webhook?.acknowledgeByAnswer)
      await acknowledgeByAnswer({ ...resources, clock: () => now }, told.ofCase, eventId, sent.text);
    const of = { subscriber, webhook: sent.webhook };
    const delivery = await attemptView(resources, of, sent.attempt, now);
    return answered({ webhook: partnerEndpointView(sent.webhook, now), delivery });
  };
