import { documentOf } from "./openapi/document.ts";
import { servers, tags } from "./openapi/fixed-parts.ts";
import type { JsonObject } from "./openapi/json.ts";
import { webhooksOf } from "./openapi/webhook.ts";
import { operations } from "./operations.ts";

const description = `Brokers applications between city governments that signed a 1+4 agreement (跨省通办).

Errors are RFC 9457 problem details: \`code\` says what is wrong, \`detail\` says it to people. Besides the problems listed
with an operation, any path may answer \`not-found\` (404) and any operation's path \`method-not-allowed\` (405).
What may pass (429, 502, 503, 504) can be sent again unchanged, with the same Idempotency-Key.`;

/** The OpenAPI 3.1 document of every operation of a broker; a sandbox's own are in a document of theirs. */
export const openApiDocument = (): JsonObject =>
  documentOf({
    title: "Tongban",
    summary: "Cross-region request broker for city governments",
    description,
    servers,
    tags,
    operations,
    webhooks: webhooksOf,
  });
