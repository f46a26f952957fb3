import { randomUUID } from "node:crypto";
import { type PartnerTested, type partnerOperations, partnerTestedType } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { partnerEndpointView } from "../../edge/webhook/endpoint-view.ts";
import { attemptView } from "../../edge/webhook/list-attempts.ts";
import { testEndpoint } from "../../edge/webhook/test-endpoint.ts";

/** Sends a test event to a partner's endpoint at once, and answers with what came of it; the feed has none of it. */
export const testWebhook =
  (resources: Resources): Run<typeof partnerOperations.testWebhook, Partner> =>
  async ({ caller: { id: partner }, now }) => {
    const tested = await testEndpoint(resources, { partner }, testEvent(partner, now), now);
    if (tested.kind === "unset") return problem("webhook-unset");
    const of = { subscriber: { partner }, webhook: tested.webhook };
    const delivery = await attemptView(resources, of, tested.attempt, now);
    return answered({ webhook: partnerEndpointView(tested.webhook, now), delivery });
  };

const testEvent = (partner: Partner["id"], now: Instant): PartnerTested => ({
  specversion: "1.0",
  id: `test-${randomUUID()}`,
  type: partnerTestedType,
  source: "/tongban",
  subject: partner,
  time: now,
  datacontenttype: "application/json",
  data: { partner },
});
