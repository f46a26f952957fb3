import { retryPausesText, retrySchedule } from "../retry-schedule.ts";
import { partnerDelivery } from "../schemas/partner-event.ts";
import { windowEvent } from "../schemas/window-event.ts";
import type { JsonObject } from "./json.ts";
import type { SchemaBook } from "./schema-book.ts";

const header = (name: string, description: string): JsonObject => ({
  name,
  in: "header",
  required: true,
  description,
  schema: { type: "string" },
});

const signed = [
  header("webhook-id", "The same on every attempt to deliver the event; handle a repetition once."),
  header("webhook-timestamp", "Unix time of this attempt, in seconds."),
  header(
    "webhook-signature",
    "`v1,` and base64 of the HMAC over `id.timestamp.body`; one for each live secret.",
  ),
];

const { lifeHours, spread, timeoutSeconds } = retrySchedule;

const retried = `Answer 2xx within ${timeoutSeconds.prompt} s, best at once: an endpoint that fails or is late goes on in a lane of its own, with ${timeoutSeconds.patient} s and one delivery at a time while it fails. Anything but 2xx is tried again after ${retryPausesText()} (each ±${spread * 100} %), and then every ${Math.max(...retrySchedule.pausesSeconds) / 3_600} h until ${lifeHours} h are over, after which the endpoint is disabled, as it is at once where it answers 410. Deliveries can overtake each other, and one can come twice: \`data.version\` orders the events of a case, and what is not above what you have is to be ignored.`;

const taken: JsonObject = {
  "204": { description: "Received" },
  "4XX": { description: "Not taken; tried again later" },
};

const bodyOf = (schema: JsonObject): JsonObject => ({
  required: true,
  content: { "application/cloudevents+json": { schema } },
});

/** What the broker sends to the endpoints of partners and of windows, by Standard Webhooks and CloudEvents. */
export const webhooksOf = (book: SchemaBook): JsonObject => ({
  "partner-event": {
    post: {
      operationId: "deliver-partner-event",
      tags: ["Partner"],
      summary: "Sent to your endpoint for every event of your feed, at least once, and for each test",
      description: `Signed by Standard Webhooks (HMAC-SHA256) with the secret that set-webhook or rotate-webhook-secret gave you; while one secret follows another, with both, parted by a blank. ${retried} A replay repeats events under their own ids and takes the place of what still waits.`,
      security: [],
      parameters: signed,
      requestBody: bodyOf(book.write(partnerDelivery, "output")),
      responses: {
        "200": {
          description:
            "Received. Where the endpoint was set with `acknowledgeByAnswer`, this body in answer to the delivery of a result acknowledges it; a body of more than 512 bytes is not read.",
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: { acknowledged: { type: "string", description: "The event's id." } },
              },
              example: { acknowledged: "3q8m0v5k2x7n4t9b6d1c0f8g2h-5" },
            },
          },
        },
        ...taken,
      },
    },
  },
  "window-event": {
    post: {
      operationId: "deliver-window-event",
      tags: ["Window"],
      summary:
        "Sent to a window's endpoint for every warning of its cases and every order of action, at least once",
      description: `Signed by Standard Webhooks (HMAC-SHA256) with the secret that set-window-webhook gave you. ${retried}`,
      security: [],
      parameters: signed,
      requestBody: bodyOf(book.write(windowEvent, "output")),
      responses: taken,
    },
  },
});
