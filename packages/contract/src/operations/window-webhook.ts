import * as z from "zod";
import { operation } from "../operation.ts";
import { cursor, windowId } from "../schemas/identifiers.ts";
import { delivery, deliveryPage, endpoint, endpointUrl, webhookSecret } from "../schemas/webhook.ts";

const audience = "window";
const roles = ["lead", "coordinator"] as const;
const params = z.strictObject({ windowId });
const path = "/window/v1/windows/{windowId}/webhook";

/** Operations on a window's webhook (OIDC bearer tokens): its lead's, and its region's coordinators'. */
export const windowWebhookOperations = {
  getWindowWebhook: operation({
    name: "get-window-webhook",
    method: "GET",
    path,
    audience,
    roles,
    summary: "Where a window's warnings are delivered, and whether delivery is working",
    params,
    returns: endpoint.extend({ name: z.string().describe("of the window") }),
  }),
  setWindowWebhook: operation({
    name: "set-window-webhook",
    method: "POST",
    command: "none",
    path,
    audience,
    roles,
    summary: "Set the endpoint for a window's warnings; answers with a new signing secret, shown this once",
    params,
    body: z.strictObject({ url: endpointUrl }),
    returns: endpoint.extend({ secret: webhookSecret }),
  }),
  unsetWindowWebhook: operation({
    name: "unset-window-webhook",
    method: "POST",
    command: "none",
    path: `${path}/unset`,
    audience,
    roles,
    summary: "Forget a window's endpoint; what waits for it is dropped, and the console goes on to warn",
    params,
    returns: endpoint,
  }),
  testWindowWebhook: operation({
    name: "test-window-webhook",
    method: "POST",
    command: "none",
    path: `${path}/test`,
    audience,
    roles,
    summary: "Send a test event to a window's endpoint at once, and see what it answered",
    params,
    returns: z.strictObject({ webhook: endpoint, delivery }),
  }),
  listWindowDeliveries: operation({
    name: "list-window-deliveries",
    method: "GET",
    path: `${path}/deliveries`,
    audience,
    roles,
    summary: "What was tried for a window's endpoint in the last 30 days, newest first",
    params,
    query: z.strictObject({ cursor: cursor.optional() }),
    returns: deliveryPage,
  }),
} as const;
