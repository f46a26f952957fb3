import type { windowWebhookOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { endpointView } from "../../edge/webhook/endpoint-view.ts";
import { setEndpoint } from "../../edge/webhook/set-endpoint.ts";
import { findOwnWindow } from "../../staff/own-window.ts";

/** Sets the endpoint for a window's warnings, with a new secret. */
export const setWindowWebhook =
  (resources: Resources): Run<typeof windowWebhookOperations.setWindowWebhook, Staff> =>
  async ({ params, body: { url }, caller, now }) => {
    const found = await findOwnWindow(resources.store, caller, params.windowId);
    if (!found) return problem("not-found");
    const { id: window, local = false } = found;
    const outcome = await setEndpoint(resources, { window }, { url, local, acknowledgeByAnswer: false }, now);
    if (outcome.kind === "problem") return outcome;
    return answered({ ...endpointView(outcome.webhook), secret: outcome.secret });
  };
