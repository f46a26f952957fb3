import type { windowWebhookOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadWebhook } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { endpointView } from "../../edge/webhook/endpoint-view.ts";
import { findOwnWindow } from "../../staff/own-window.ts";

/** Shows where a window's warnings go, and whether they arrive. */
export const getWindowWebhook =
  ({ store }: Resources): Run<typeof windowWebhookOperations.getWindowWebhook, Staff> =>
  async ({ params: { windowId: window }, caller }) => {
    const found = await findOwnWindow(store, caller, window);
    if (!found) return problem("not-found");
    return answered({ ...endpointView(await loadWebhook(store, { window })), name: found.name });
  };
