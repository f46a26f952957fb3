import { randomUUID } from "node:crypto";
import { type WindowEvent, windowEventType, type windowWebhookOperations } from "@tongban/contract";
import type { Instant, Staff, WindowId } from "@tongban/domain";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { endpointView } from "../../edge/webhook/endpoint-view.ts";
import { attemptView } from "../../edge/webhook/list-attempts.ts";
import { testEndpoint } from "../../edge/webhook/test-endpoint.ts";
import { findOwnWindow } from "../../staff/own-window.ts";

/** Sends a test event to a window's endpoint at once, and answers with what came of it. */
export const testWindowWebhook =
  (resources: Resources): Run<typeof windowWebhookOperations.testWindowWebhook, Staff> =>
  async ({ params: { windowId: window }, caller, now }) => {
    if (!(await findOwnWindow(resources.store, caller, window))) return problem("not-found");
    const tested = await testEndpoint(resources, { window }, testEvent(window, now), now);
    if (tested.kind === "unset") return problem("webhook-unset");
    const of = { subscriber: { window }, webhook: tested.webhook };
    const delivery = await attemptView(resources, of, tested.attempt, now);
    return answered({ webhook: endpointView(tested.webhook), delivery });
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
