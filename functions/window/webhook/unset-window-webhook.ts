import type { windowWebhookOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { removeWebhook } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { endpointView } from "../../edge/webhook/endpoint-view.ts";
import { findOwnWindow } from "../../staff/own-window.ts";

/** Forgets a window's endpoint; warnings that wait for it are dropped when they come up. */
export const unsetWindowWebhook =
  ({ store }: Resources): Run<typeof windowWebhookOperations.unsetWindowWebhook, Staff> =>
  async ({ params: { windowId: window }, caller }) => {
    if (!(await findOwnWindow(store, caller, window))) return problem("not-found");
    await removeWebhook(store, { window });
    return answered(endpointView(undefined));
  };
