import type { partnerOperations } from "@tongban/contract";
import type { Partner } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { partnerEndpointView } from "../../edge/webhook/endpoint-view.ts";
import { attemptView } from "../../edge/webhook/list-attempts.ts";
import { testEndpoint } from "../../edge/webhook/test-endpoint.ts";
import { plainTest, testOfType } from "./test-event.ts";

/**
 * Sends a test event, of a type if one is named, to a partner's endpoint at once, and answers with what came of it; the
 * feed has none of it, and what the endpoint answers acknowledges nothing.
 */
export const testWebhook =
  (resources: Resources): Run<typeof partnerOperations.testWebhook, Partner> =>
  async ({ query: { type }, caller: { id: partner }, now }) => {
    const event = type === undefined ? plainTest(partner, now) : testOfType(type, now);
    const tested = await testEndpoint(resources, { partner }, event, now);
    if (tested.kind === "unset") return problem("webhook-unset");
    const of = { subscriber: { partner }, webhook: tested.webhook };
    const delivery = await attemptView(resources, of, tested.attempt, now);
    return answered({ webhook: partnerEndpointView(tested.webhook, now), delivery });
  };
