import type { windowWebhookOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { listAttempts } from "../../edge/webhook/list-attempts.ts";
import { findOwnWindow } from "../../staff/own-window.ts";

/** Lists what was tried for a window's endpoint, newest first. */
export const listWindowDeliveries =
  (resources: Resources): Run<typeof windowWebhookOperations.listWindowDeliveries, Staff> =>
  async ({ params: { windowId: window }, query, caller, now }) => {
    if (!(await findOwnWindow(resources.store, caller, window))) return problem("not-found");
    return listAttempts(resources, { window }, query, now);
  };
