import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Language, languageOf, type ProblemCode, problems, problemType } from "@tongban/contract";
import { type LocalProblemCode, localProblems } from "./local-problems.ts";
import type { BodyTooLong } from "./request-body.ts";

/** What the host says of itself that a problem's text may name. */
type ProblemFacts = Readonly<Record<string, string | number>>;

/** A problem of the gateway itself, for a request that reaches no function. */
export type GatewayProblem = {
  readonly code: ProblemCode | LocalProblemCode;
  readonly facts?: ProblemFacts;
  /** Instead of the problem's own, where API Gateway has another for it. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** As the functions' answers have them. */
const securityHeaders = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
};

const texts = { ...problems, ...localProblems };

/** Words a gateway's problem as RFC 9457 details, with its header fields. */
export const problemAnswer = (
  { code, facts = {}, status = texts[code].status, headers = {} }: GatewayProblem,
  language: Language,
) => {
  const { title, [language]: template } = texts[code];
  const said: ProblemFacts = { ...facts, correlationId: randomUUID() };
  const detail = template.replace(/\{(\w+)\}/g, (whole, name: string) => String(said[name] ?? whole));
  const type = code in problems ? problemType(code as ProblemCode) : `urn:tongban:problem:${code}`;
  const body = JSON.stringify({ type, title, status, detail, code, ...said });
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      "content-length": String(Buffer.byteLength(body)),
      ...securityHeaders,
      ...headers,
    },
    body,
  };
};

/** The problem of a body over a limit; the rest of it is not read. */
export const bodyTooLarge = ({ limit }: BodyTooLong): GatewayProblem => ({
  code: "body-too-large",
  facts: { limit },
  headers: { connection: "close" },
});

/** The problem of a method that a path does not take, with those that it takes. */
export const methodNotAllowed = (
  { method = "GET" }: IncomingMessage,
  allowed: readonly string[],
): GatewayProblem => ({
  code: "method-not-allowed",
  facts: { method },
  headers: { allow: allowed.join(", ") },
});

/** Answers with a problem of the gateway itself, in the caller's language; does nothing where an answer has begun. */
export const sendProblem = (
  request: IncomingMessage,
  response: ServerResponse,
  problem: GatewayProblem,
): void => {
  if (response.headersSent || response.destroyed) return;
  const { status, headers, body } = problemAnswer(problem, languageOf(request.headers["accept-language"]));
  response.writeHead(status, headers);
  response.end(request.method === "HEAD" ? undefined : body);
};
