import * as z from "zod";
import { operation } from "../operation.ts";
import { application, applicationCheck, commitment } from "../schemas/application.ts";
import { partnerCase, partnerCaseRow } from "../schemas/case-view.ts";
import { reusableMaterials, reuseQuestion } from "../schemas/citation.ts";
import { handlingEvent } from "../schemas/handling.ts";
import { byHelper, helperChange } from "../schemas/helper.ts";
import { caseId, cursor, instant, prose } from "../schemas/identifiers.ts";
import { material } from "../schemas/material.ts";
import { decisionEvent } from "../schemas/oversight.ts";
import { deliveredType, partnerEvent, partnerEventPage } from "../schemas/partner-event.ts";
import { evidencePack } from "../schemas/proof.ts";
import { ratingBody } from "../schemas/rating.ts";
import {
  delivery,
  deliveryPage,
  deliveryStates,
  endpoint,
  endpointUrl,
  webhookSecret,
} from "../schemas/webhook.ts";
import { over } from "./over.ts";

const audience = "partner";
const params = z.strictObject({ caseId });

const ofEvent = z.strictObject({ eventId: z.string().min(1).max(100).describe("as the event's `id`") });

const webhook = endpoint.extend({
  acknowledgeByAnswer: z
    .boolean()
    .describe("whether your answer to the delivery of a result can acknowledge it"),
  types: z.array(deliveredType).nullable().describe("the CloudEvents types that are delivered; null: all"),
  resultsLeftOut: z
    .boolean()
    .describe("true: results, which you have to acknowledge, are not delivered; read them in your feed"),
  previousSecretUntil: instant
    .nullable()
    .describe("until when deliveries are signed with the secret before, too"),
});

/** One delivery: an event of a case for one endpoint. */
const deliveredEvent = z.strictObject({
  eventId: z.string(),
  state: z
    .enum(deliveryStates)
    .describe("`untried`: nothing was tried in the last 30 days; it waits its turn, or its type is left out"),
  request: z
    .strictObject({
      url: z.url().nullable().describe("as the endpoint is set now"),
      headers: z.strictObject({
        "content-type": z.string(),
        "user-agent": z.string(),
        "webhook-id": z.string(),
        "webhook-timestamp": z.string().nullable().describe("of the last try; null where there was none"),
      }),
      body: z.union([partnerEvent, decisionEvent, handlingEvent]),
    })
    .describe("what is sent, made anew from the event; the signature is made at each try"),
  attempts: z.array(delivery).describe("oldest first"),
  complete: z.boolean().describe("false: there were too many to look through them all"),
});

/** Why a helper may not act. */
const mandated = ["no-helper", "mandate-expired", "mandate-revoked"] as const;

/** Operations that partner systems call with signed requests (RFC 9421). */
export const partnerOperations = {
  submitCase: operation({
    name: "submit-case",
    method: "POST",
    command: "none",
    path: "/v1/cases",
    audience,
    summary: "Submit an application; the same externalRef with the same body is the same case, for ever",
    body: application,
    returns: partnerCase,
    status: 201,
    refusals: [
      "not-admissible",
      "applicant-kind-not-listed",
      "material-missing",
      "materials-too-large",
      "citation-unknown",
      "citation-unreadable",
      "citation-expired",
      "consent-missing",
      "consent-expired",
      "licence-source-unknown",
      "licence-not-valid",
      "form-invalid",
      "parts-not-admissible",
      "part-not-listed",
      "delivery-not-offered",
      "external-ref-reused",
      "region-not-yours",
      "nothing-may-follow",
      "mandate-expired",
      "mandate-not-for-matter",
      "due-date-beyond-calendar",
    ],
  }),
  checkApplication: operation({
    name: "check-application",
    method: "POST",
    command: "none",
    path: "/v1/checks",
    audience,
    summary: "Everything that is wrong with an application, as submitting it would find; nothing is created",
    body: z.union([application, z.record(z.string(), z.unknown())]),
    returns: applicationCheck,
  }),
  listReusable: operation({
    name: "list-reusable",
    method: "POST",
    command: "none",
    path: "/v1/reusable-materials",
    audience,
    summary:
      "What an applicant gave in earlier cases of yours and an application may cite (一次提交、多方复用)",
    body: reuseQuestion,
    returns: reusableMaterials,
  }),
  listCases: operation({
    name: "list-cases",
    method: "GET",
    path: "/v1/cases",
    audience,
    summary: "Your cases, newest first",
    query: z.strictObject({
      cursor: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    returns: z.strictObject({ cases: z.array(partnerCaseRow), cursor: cursor.nullable() }),
  }),
  getCase: operation({
    name: "get-case",
    method: "GET",
    path: "/v1/cases/{caseId}",
    audience,
    summary: "One of your cases with its timeline and result",
    params,
    returns: partnerCase,
  }),
  getEvidence: operation({
    name: "get-evidence",
    method: "GET",
    path: "/v1/cases/{caseId}/evidence",
    audience,
    summary: "All that proves what happened to one of your cases, signed by the broker",
    params,
    returns: evidencePack,
  }),
  withdrawCase: operation({
    name: "withdraw-case",
    method: "POST",
    path: "/v1/cases/{caseId}/withdraw",
    audience,
    summary: "Take an application back before it is decided",
    params,
    query: byHelper,
    body: z.strictObject({ reason: prose(500) }),
    returns: partnerCase,
    refusals: [...mandated, ...over],
  }),
  supplyMaterials: operation({
    name: "supply-materials",
    method: "POST",
    path: "/v1/cases/{caseId}/supplement",
    audience,
    summary: "Supply what a notice of supplement asked for (补正), all of it at once",
    description:
      "Each material is titled as the notice names it. The case goes back to its window, and its notice clock starts at this receipt (行政许可法 art 32).",
    params,
    query: byHelper,
    body: z.strictObject({ materials: z.array(material).min(1).max(20) }),
    returns: partnerCase,
    refusals: [
      ...mandated,
      "not-awaiting-supplement",
      "supplement-incomplete",
      "material-not-asked-for",
      "materials-too-large",
      "due-date-beyond-calendar",
    ],
  }),
  setHelper: operation({
    name: "set-helper",
    method: "POST",
    path: "/v1/cases/{caseId}/helper",
    audience,
    summary: "Name who acts for the applicant (帮办代办), or revoke their mandate",
    description:
      "The mandate is to the end of a day and is declared like a material; send its file afterwards. Naming another helper takes the place of the one before. Say `helper=true` with each command that they ask for: without a mandate in force it is refused.",
    params,
    body: helperChange,
    returns: partnerCase,
    refusals: [...mandated, "mandate-not-for-matter", "reasons-required", "materials-too-large", ...over],
  }),
  giveCommitment: operation({
    name: "give-commitment",
    method: "POST",
    path: "/v1/cases/{caseId}/commitment",
    audience,
    summary: "Commit in writing to bring what may follow (承诺书)",
    description:
      "Before acceptance, where `gaps` of the case names what is missing; the window may then accept with gaps (容缺受理). Submit it with the application where you can.",
    params,
    query: byHelper,
    body: commitment,
    returns: partnerCase,
    refusals: [
      ...mandated,
      "nothing-may-follow",
      "already-committed",
      "materials-too-large",
      "already-accepted",
      "clock-paused",
      ...over,
    ],
  }),
  fillGap: operation({
    name: "fill-gap",
    method: "POST",
    path: "/v1/cases/{caseId}/gaps",
    audience,
    summary: "Bring what had to follow, some of it or all (补齐容缺材料)",
    description:
      "Each material is titled as `gaps` of the case names it. The last one ends the gap clock; what does not come in time terminates the case.",
    params,
    query: byHelper,
    body: z.strictObject({ materials: z.array(material).min(1).max(20) }),
    returns: partnerCase,
    refusals: [
      ...mandated,
      "no-gap",
      "materials-too-large",
      "material-not-asked-for",
      "not-yet-routed",
      "not-claimed",
      "not-accepted",
      "awaiting-supplement",
      ...over,
    ],
  }),
  rateCase: operation({
    name: "rate-case",
    method: "POST",
    path: "/v1/cases/{caseId}/ratings",
    audience,
    summary: "Rate a stage of a case in the applicant's name (好差评), as they did at a terminal of yours",
    params,
    body: ratingBody,
    returns: partnerCase,
    refusals: ["nothing-to-rate", "rating-final", "rating-set-aside", "due-date-beyond-calendar"],
  }),
  acknowledgeResult: operation({
    name: "acknowledge-result",
    method: "POST",
    path: "/v1/cases/{caseId}/acknowledge",
    audience,
    summary: "Confirm that you have the result; closes the case",
    params,
    query: byHelper,
    returns: partnerCase,
    refusals: [...mandated, "nothing-to-acknowledge", "already-acknowledged"],
  }),
  acknowledgeResults: operation({
    name: "acknowledge-results",
    method: "POST",
    path: "/v1/acknowledgements",
    audience,
    summary: "Confirm that you have up to 25 results; each is answered by itself",
    body: z.strictObject({
      caseIds: z
        .array(caseId)
        .min(1)
        .max(25)
        .refine((ids) => new Set(ids).size === ids.length, "a case is named twice"),
    }),
    returns: z.strictObject({
      results: z.array(
        z.strictObject({
          caseId,
          acknowledged: z.boolean(),
          problem: z.string().nullable().describe("code of the problem type; null where it is acknowledged"),
        }),
      ),
    }),
  }),
  readEvents: operation({
    name: "read-events",
    method: "GET",
    path: "/v1/events",
    audience,
    servedBy: "poll",
    summary: "Your feed after a cursor, oldest first; waits up to `wait` seconds for something new",
    query: z.strictObject({
      after: cursor.optional(),
      wait: z.coerce.number().int().min(0).max(20).default(0).describe("seconds"),
    }),
    returns: partnerEventPage,
  }),
  getWebhook: operation({
    name: "get-webhook",
    method: "GET",
    path: "/v1/webhook",
    audience,
    summary: "Where your results are delivered, and whether delivery is working",
    returns: webhook,
  }),
  setWebhook: operation({
    name: "set-webhook",
    method: "POST",
    command: "none",
    path: "/v1/webhook",
    audience,
    summary: "Set the endpoint for your results; answers with a new signing secret, shown this once",
    body: z.strictObject({
      url: endpointUrl,
      acknowledgeByAnswer: z
        .boolean()
        .default(false)
        .describe('an answer 200 {"acknowledged": "<event id>"} to the delivery of a result acknowledges it'),
    }),
    returns: webhook.extend({ secret: webhookSecret }),
  }),
  unsetWebhook: operation({
    name: "unset-webhook",
    method: "POST",
    command: "none",
    path: "/v1/webhook/unset",
    audience,
    summary: "Forget your endpoint; what waits for it is dropped, and your feed goes on",
    returns: webhook,
  }),
  testWebhook: operation({
    name: "test-webhook",
    method: "POST",
    command: "none",
    path: "/v1/webhook/test",
    audience,
    summary: "Send a test event to your endpoint at once, and see what it answered",
    // Of the query, not of a body: a client of before, which sends none, goes on.
    query: z.strictObject({
      type: deliveredType
        .optional()
        .describe("the CloudEvents type of a made-up event; absent: one that says only whom it is for"),
    }),
    returns: z.strictObject({ webhook, delivery }),
  }),
  listDeliveries: operation({
    name: "list-deliveries",
    method: "GET",
    path: "/v1/webhook/deliveries",
    audience,
    summary: "What was tried for your endpoint in the last 30 days, newest first",
    query: z.strictObject({
      cursor: cursor.optional(),
      state: delivery.shape.state.optional(),
      event: z.string().max(100).optional().describe("the id of an event"),
    }),
    returns: deliveryPage,
  }),
  getDelivery: operation({
    name: "get-delivery",
    method: "GET",
    path: "/v1/webhook/deliveries/{eventId}",
    audience,
    summary: "One delivery: what is sent, every try with what your endpoint answered, and what comes next",
    params: ofEvent,
    returns: deliveredEvent,
  }),
  resendDelivery: operation({
    name: "resend-delivery",
    method: "POST",
    command: "none",
    path: "/v1/webhook/deliveries/{eventId}/resend",
    audience,
    summary: "Send one event again at once, whatever came of it before, and see what your endpoint answered",
    params: ofEvent,
    returns: z.strictObject({ webhook, delivery }),
  }),
  rotateWebhookSecret: operation({
    name: "rotate-webhook-secret",
    method: "POST",
    command: "none",
    path: "/v1/webhook/secret",
    audience,
    summary: "Have a new signing secret, the old one valid beside it for a time; or end that time",
    body: z.strictObject({
      action: z.enum(["rotate", "end-overlap"]).default("rotate"),
      overlapHours: z
        .int()
        .min(0)
        .max(168)
        .default(24)
        .describe("how long deliveries are signed with both; 0: not at all"),
    }),
    returns: webhook.extend({
      secret: webhookSecret.nullable().describe("shown this once; null where the overlap was ended"),
    }),
  }),
  filterWebhook: operation({
    name: "filter-webhook",
    method: "POST",
    command: "none",
    path: "/v1/webhook/filter",
    audience,
    summary: "Say which types of events are delivered to your endpoint",
    body: z.strictObject({
      types: z
        .array(deliveredType)
        .min(1)
        .max(100)
        .refine((types) => new Set(types).size === types.length, "a type is named twice")
        .nullable()
        .describe("CloudEvents types; null: all"),
    }),
    returns: webhook,
  }),
  replayWebhook: operation({
    name: "replay-webhook",
    method: "POST",
    command: "none",
    path: "/v1/webhook/replay",
    audience,
    summary:
      "Enable your endpoint again and deliver everything in the feed after a cursor once more, in place of what waits",
    body: z.strictObject({
      after: cursor
        .nullable()
        .describe("of your feed, or of the replay that you go on with; null: the beginning"),
    }),
    returns: z.strictObject({ queued: z.int().describe("events"), cursor: cursor.nullable() }),
  }),
} as const;
