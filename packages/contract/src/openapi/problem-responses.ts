import type { Operation } from "../operation.ts";
import { type ProblemCode, problems } from "../problems.ts";
import { renderProblem } from "../wording/render-problem.ts";
import { type JsonObject, withoutUndefined } from "./json.ts";
import { problemFacts } from "./problem-facts.ts";

/** Problems of the edge that only some operations have, by the operation's name. */
const ownProblems: Readonly<Record<string, readonly ProblemCode[]>> = {
  "read-events": ["too-many-polls"],
  "set-webhook": ["webhook-target-refused"],
  "set-window-webhook": ["webhook-target-refused"],
  "test-window-webhook": ["webhook-unset"],
  "test-webhook": ["webhook-unset"],
  "search-cases": ["too-many-searches"],
  "list-reusable-at-intake": ["too-many-searches"],
  "send-one-time-code": ["one-time-code-impossible", "one-time-code-too-soon"],
  "begin-session": ["one-time-code-wrong", "one-time-code-over"],
  "ask-inquiry": ["not-found", "too-many-inquiries"],
  "follow-inquiry": ["unauthenticated", "too-many-query-codes"],
  "book-appointment": ["too-many-appointments"],
  "move-appointment": ["too-many-appointments"],
  "get-delivery": ["not-found"],
  "resend-delivery": ["webhook-unset", "resend-too-soon"],
  "rotate-webhook-secret": ["webhook-unset", "rotation-under-way"],
  "filter-webhook": ["webhook-unset"],
  "register-in-sandbox": ["too-many-registrations"],
  "move-clock": ["clock-too-far"],
  "replay-webhook": ["webhook-unset", "unknown-cursor", "replay-too-soon"],
};

const has = (operation: Operation, part: "params" | "query", ...names: readonly string[]): boolean =>
  Object.keys(operation[part].shape).some((name) => names.length === 0 || names.includes(name));

/** A case, window or region that the caller may not see is not there for them. */
const mayNameTheUnseen = (operation: Operation): boolean => {
  const staff = operation.audience === "window" || operation.audience === "coordinator";
  return has(operation, "params") || (staff && (has(operation, "query") || operation.body !== undefined));
};

/** What may come of a query code beside that nothing has it. */
const ofQueryCodes = ["too-many-query-codes", "query-code-of-inquiry"] as const;

/** What a key of another stage is told. */
const ofAnotherStage = ({ path }: Operation): readonly ProblemCode[] =>
  path.startsWith("/sandbox/") ? ["production-key", "sandbox-key-unknown"] : ["sandbox-key"];

/** Every problem that an operation may answer with: its refusals, and what the edge may find before them. */
export const problemsOf = (operation: Operation): readonly ProblemCode[] => {
  const { audience, body, command, name, refusals } = operation;
  const codes: ProblemCode[] = ["invalid-request"];
  if (body !== undefined) codes.push("malformed-json", "unsupported-media-type", "body-too-large");
  if (has(operation, "query", "cursor", "after")) codes.push("unknown-cursor");
  if (command !== "none") codes.push("idempotency-key-required", "idempotency-key-reused");
  if (command === "if-match") codes.push("version-required", "version-stale");
  if (audience !== "public") codes.push("unauthenticated");
  if (audience === "partner") codes.push("replayed-request", ...ofAnotherStage(operation), "rate-limited");
  if (audience === "applicant")
    codes.push(...(operation.session ? (["session-required"] as const) : ofQueryCodes));
  if (audience === "window" || audience === "coordinator") codes.push("forbidden");
  if (mayNameTheUnseen(operation)) codes.push("not-found");
  codes.push(...(ownProblems[name] ?? []), ...refusals, "try-again", "internal-error");
  return [...new Set(codes)];
};

const retryAfter = { "Retry-After": { $ref: "#/components/headers/RetryAfter" } };

/** Header fields of every answer to those whose requests are limited. */
export const rateHeadersOf = ({ audience }: Pick<Operation, "audience">): JsonObject =>
  audience === "partner"
    ? {
        "RateLimit-Policy": { $ref: "#/components/headers/RateLimitPolicy" },
        RateLimit: { $ref: "#/components/headers/RateLimit" },
      }
    : {};

/** Header fields of problems, by HTTP status; what passes by itself says when to ask again. */
const headersOf = (operation: Operation, status: number): JsonObject | undefined => {
  const headers = { ...(status === 429 || status === 503 ? retryAfter : {}), ...rateHeadersOf(operation) };
  return Object.keys(headers).length > 0 ? headers : undefined;
};

/** The responses of an operation that are problems, by HTTP status. */
export const problemResponses = (operation: Operation): JsonObject => {
  const byStatus = Map.groupBy(problemsOf(operation), (code) => problems[code].status);
  // The gateway answers so where too much is asked of it, in the place of the function.
  byStatus.set(429, [...(byStatus.get(429) ?? []), "try-again"]);
  const ordered = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(
    ordered.map(([status, codes]) => [`${status}`, problemResponse(operation, status, codes)]),
  );
};

const problemResponse = (operation: Operation, status: number, codes: readonly ProblemCode[]): JsonObject =>
  withoutUndefined({
    description: codes.map((code) => problems[code].title).join("; "),
    headers: headersOf(operation, status),
    content: {
      "application/problem+json": {
        schema: {
          allOf: [
            { $ref: "#/components/schemas/ProblemDetails" },
            { type: "object", properties: { code: { type: "string", enum: codes } } },
          ],
        },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  });

/** The facts of problems, each with the codes that have it and what it may be. */
const factMembers = (): JsonObject => {
  const facts = Object.entries(problemFacts).flatMap(([code, told]) =>
    Object.entries(told ?? {}).map(([name, value]) => ({ code, name, value })),
  );
  return Object.fromEntries(
    [...Map.groupBy(facts, ({ name }) => name)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, having]) => [
        name,
        {
          description: `A fact of ${having.map(({ code }) => `\`${code}\``).join(", ")}.`,
          examples: [...new Set(having.map(({ value }) => JSON.stringify(value)))].map((text) =>
            JSON.parse(text),
          ),
        },
      ]),
  );
};

/** The schema of problems with the members that only some codes have; what a code tells is as its example shows it. */
export const withFacts = (schema: JsonObject): JsonObject => ({
  ...schema,
  properties: { ...factMembers(), ...Object(schema["properties"]) },
});

/** A rendered example of each of some problems, by its code. */
export const problemExamples = (codes: ReadonlySet<ProblemCode>): JsonObject =>
  Object.fromEntries(
    [...codes].sort().map((code) => {
      const facts = problemFacts[code] ?? {};
      const { body } = renderProblem(code, facts, "6f1d3c52-8f0e-4c5b-9a51-3b6f0f6f2a10", "en");
      return [code, { summary: problems[code].title, value: body }];
    }),
  );
