import { randomUUID } from "node:crypto";
import { type WindowEvent, windowEventType, type windowWebhookOperations } from "@tongban/contract";
import type { Instant, Staff, WindowId } from "@tongban/domain";
import { enableWebhook, findWebhook, loadWebhook, saveDeliveries } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { endpointView } from "../../edge/webhook/endpoint-view.ts";
import { attemptView } from "../../edge/webhook/list-attempts.ts";
import { recoveringFrom } from "../../workers/endpoint-health.ts";
import { postEvent } from "../../workers/post-event.ts";
import { findOwnWindow } from "./own-window.ts";

/**
 * Posts an event of its own to a window's endpoint at once, signed as every other, and answers with what came of it. A
 * disabled endpoint that takes it is enabled again; one that does not is neither disabled nor taken for failing.
 */
export const testWindowWebhook =
  (resources: Resources): Run<typeof windowWebhookOperations.testWindowWebhook, Staff> =>
  async ({ params: { windowId: window }, caller, now }) => {
    const { store } = resources;
    if (!(await findOwnWindow(store, caller, window))) return problem("not-found");
    const { local, webhook } = await findWebhook(store, { window });
    if (!webhook) return problem("webhook-unset");
    const event = testEvent(window, now);
    const endpoint = { subscriber: { window }, local, webhook };
    const { kind, result, duration } = await postEvent(
      { ...resources, lane: "prompt" },
      endpoint,
      event,
      now,
    );
    const delivered = kind === "delivered";
    const attempt = { eventId: event.id, attempt: 1, at: now, delivered, result, duration };
    await saveDeliveries(store, { window }, [attempt]);
    if (delivered && webhook.status === "disabled")
      await enableWebhook(store, { window }, webhook, now, recoveringFrom(now));
    const after = await loadWebhook(store, { window });
    return answered({ webhook: endpointView(after), delivery: attemptView(attempt) });
  };

const testEvent = (window: WindowId, now: Instant): WindowEvent => ({
  specversion: "1.0",
  id: `test-${randomUUID()}`,
  type: windowEventType("tested"),
  source: "/tongban",
  subject: window,
  time: now,
  datacontenttype: "application/json",
  data: { window },
});
