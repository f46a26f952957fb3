import { idempotencyKeyPattern, versionTagPattern } from "../schemas/header-fields.ts";
import type { JsonObject } from "./json.ts";

/** How partners, staff and applicants say who they are. */
export const securitySchemes: JsonObject = {
  Signature: {
    type: "apiKey",
    in: "header",
    name: "Signature",
    description:
      'HTTP message signature (RFC 9421) with Ed25519 or ECDSA P-256 and `tag="tongban"`. `Signature-Input` covers `@method`, `@target-uri`, and wherever they are present `content-digest` (RFC 9530, required with a body), `content-type`, `idempotency-key` and `if-match`. `keyid` is the registered key, whose name begins with the partner and a dot, such as `nanjing-gov.2026`; `created` may differ from the broker\'s clock by 300 s; `nonce` is used once, so every repetition is signed anew. A query is sent and signed as `application/x-www-form-urlencoded`.',
  },
  Staff: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description:
      "Access token of the OpenID Connect provider; roles and windows come from the broker's own directory.",
  },
  QueryCode: {
    type: "apiKey",
    in: "header",
    name: "Query-Code",
    description:
      "The query code (查询码) of a case, as its receipt shows it. It stands in a header, because addresses are written into logs. Wrong codes are counted by address: after ten in ten minutes the answer is 429, whatever the next code is.",
  },
  ApplicantSession: {
    type: "http",
    scheme: "bearer",
    description:
      "The session that `begin-session` answers with, for 15 minutes and one case: the applicant has shown by a one-time code that the telephone of the application is theirs.",
  },
};

/** Header fields that many operations take. */
export const parameters: JsonObject = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: true,
    description:
      "Names the command: sent again with the same key, it is answered with what it did the first time.",
    schema: { type: "string", pattern: idempotencyKeyPattern.source },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    required: true,
    description:
      "The version that you saw: the ETag of the case as it was answered, or its version alone in quotes.",
    schema: { type: "string", pattern: versionTagPattern.source },
    example: '"3.mTjEfJ1RXtYd2Fq0mSSg7w"',
  },
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description:
      "ETag of the copy that you have, or several, or `*`, compared weakly (RFC 9110 13.1.2); answered with 304 while it is still right.",
    schema: { type: "string" },
  },
  AcceptLanguage: {
    name: "Accept-Language",
    in: "header",
    description: "Language of a problem's detail: Chinese, or English.",
    schema: { type: "string" },
    example: "zh-CN",
  },
};

/** Header fields that many responses carry. */
export const headers: JsonObject = {
  ETag: {
    description: "Names this state; a case's begins with its version and may be sent as If-Match.",
    schema: { type: "string" },
    example: '"3.mTjEfJ1RXtYd2Fq0mSSg7w"',
  },
  RetryAfter: {
    description: "Seconds to wait before the same request is sent again.",
    schema: { type: "integer", minimum: 0 },
    example: 1,
  },
  RateLimitPolicy: {
    description:
      "What the partner may ask of the operation's class (`read`: GET; `feed`: GET that may wait; `write`: POST): `q` requests in `w` seconds (draft-ietf-httpapi-ratelimit-headers-11). Absent where nobody was authenticated, or the limit could not be asked.",
    schema: { type: "string" },
    example: '"write";q=600;w=60',
  },
  RateLimit: {
    description:
      "What is left of it: `r` requests, to be spread over `t` seconds. What is left comes back evenly all the time.",
    schema: { type: "string" },
    example: '"write";r=587;t=59',
  },
};

const host = (variable: string, description: string, example: string): JsonObject => ({
  [variable]: { default: example, description },
});

/** Where brokers are; the names under `.invalid` stand for those of an installation. */
export const servers: readonly JsonObject[] = [
  {
    url: "https://{host}",
    description: "A broker that cases are handled by",
    variables: host("host", "Its host, as the operator tells it with your partner id.", "tongban.invalid"),
  },
  {
    url: "https://{sandbox}",
    description: "A sandbox: its cases are no one's, and a window answers by itself",
    variables: host("sandbox", "The sandbox's host, as the operator tells it.", "sandbox.tongban.invalid"),
  },
  {
    url: "http://{host}",
    description: "A broker on one machine",
    variables: host("host", "Address and port that it prints at its start.", "127.0.0.1:8787"),
  },
];

/** The document's sections, in the order of a case's way. */
export const tags: readonly JsonObject[] = [
  { name: "Partner", description: "Partner systems: submit applications, follow them, take their results." },
  { name: "Window", description: "Staff of a dedicated window (专窗): claim, accept, decline, decide." },
  {
    name: "Coordinator",
    description: "Coordinators (协调员): agreements, what is live, cases of their regions.",
  },
  {
    name: "Applicant",
    description: "Applicants: follow a case by its query code, without signing in.",
  },
  {
    name: "Public",
    description: "Whether the broker works, and the keys that its documents are checked by.",
  },
];
