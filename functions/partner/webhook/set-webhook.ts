import type { partnerOperations } from "@tongban/contract";
import type { Partner } from "@tongban/store";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { partnerEndpointView } from "../../edge/webhook/endpoint-view.ts";
import { setEndpoint } from "../../edge/webhook/set-endpoint.ts";

/** Sets the endpoint for a partner's results, with a new secret. */
export const setWebhook =
  (resources: Resources): Run<typeof partnerOperations.setWebhook, Partner> =>
  async ({ body, caller: { id, local }, now }) => {
    const outcome = await setEndpoint(resources, { partner: id }, { ...body, local }, now);
    if (outcome.kind === "problem") return outcome;
    return answered({ ...partnerEndpointView(outcome.webhook, now), secret: outcome.secret });
  };
