import { createHash } from "node:crypto";
import middy from "@middy/core";
import type { Route } from "@tongban/contract";
import { type Instant, instantFromEpochMs } from "@tongban/domain";
import { isBusy } from "@tongban/store";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { type Answer, type Problem, problem } from "./answer.ts";
import type { OneTime, Served } from "./call.ts";
import { logFault, logInfo } from "./log.ts";
import { headerOf, parseCall } from "./parse-call.ts";
import { languageOf, problemDetails } from "./problem-details.ts";

/** Someone who may call, as an authentication found them. */
type Authenticated<Caller> = {
  readonly kind: "authenticated";
  readonly caller: Caller;
  readonly callerKind: "partner" | "staff" | "public";
  /** For the log. */
  readonly id: string;
  /** Whether the caller may use the route at all; absent: every route of the audience. */
  readonly may?: (route: Route) => boolean;
  /** Set where the request may be made only once. */
  readonly once?: OneTime;
};

/** Finds out who calls, from the whole request. */
export type Authenticate<Caller> = (
  event: APIGatewayProxyEvent,
  route: Route,
  now: Instant,
) => Promise<Authenticated<Caller> | Problem>;

type Handled = {
  readonly route: Route | undefined;
  readonly answer: Answer<unknown>;
  readonly id?: string;
  readonly callerKind?: Authenticated<unknown>["callerKind"];
};

/**
 * The one stack that every API function runs: access log, problem details, security headers, then
 * find the route → authenticate → may the role → parse → run → check the response.
 */
export const apiHandler = <Caller>(
  served: readonly Served<Caller>[],
  authenticate: Authenticate<Caller>,
  clock: () => Instant = () => instantFromEpochMs(Date.now()),
) => {
  const table = new Map(served.map((entry) => [`${entry.route.method} ${entry.route.path}`, entry]));

  const handle = async (event: APIGatewayProxyEvent): Promise<Handled> => {
    const entry = table.get(`${event.httpMethod} ${event.resource}`);
    if (!entry) return { route: undefined, answer: problem("not-found") };
    const { route, run } = entry;
    const now = clock();
    const who = await authenticate(event, route, now);
    if (who.kind === "problem") return { route, answer: who };
    const { id, callerKind } = who;
    if (who.may && !who.may(route)) return { route, answer: problem("forbidden"), id, callerKind };
    if (entry.nonceSpentBy === "edge" && who.once && !(await who.once.spend())) {
      return { route, answer: problem("replayed-request"), id, callerKind };
    }
    const call = parseCall(route, event, who, now);
    const answer = "kind" in call ? call : checked(route, await run(call));
    return { route, answer, id, callerKind };
  };

  return middy<APIGatewayProxyEvent, APIGatewayProxyResult, Error, Context>()
    .use(faultsAsProblems)
    .handler(async (event) => {
      const started = performance.now();
      const handled = await handle(event);
      const response = render(event, handled);
      logRequest(event, handled, response.statusCode, performance.now() - started);
      return response;
    });
};

const correlationIdOf = (event: APIGatewayProxyEvent): string => event.requestContext.requestId;

/** A value that is not what the contract promises is our fault, not the caller's. */
const checked = (route: Route, answer: Answer<unknown>): Answer<unknown> => {
  if (answer.kind !== "answered") return answer;
  const { success, error } = route.returns.safeParse(answer.value);
  if (!success) throw new Error(`${route.name} answered outside its contract`, { cause: error });
  return answer;
};

const render = (event: APIGatewayProxyEvent, { route, answer }: Handled): APIGatewayProxyResult => {
  if (answer.kind !== "answered") return renderProblem(event, answer);
  const body = JSON.stringify(answer.value);
  const etag = tagOf(body, answer.version);
  if (route?.method === "GET" && headerOf(event, "if-none-match")?.includes(etag)) {
    return { statusCode: 304, headers: { ...securityHeaders, etag }, body: "" };
  }
  return {
    statusCode: route?.status ?? 200,
    headers: { ...securityHeaders, "content-type": "application/json", etag },
    body,
  };
};

/**
 * Names an answer by its content; one with a version begins with it, so that it serves as `If-Match`. The version
 * alone would not do: what staff may do with a case changes with the hour, and a 304 must not hide that.
 */
const tagOf = (body: string, version: number | undefined): string => {
  const digest = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return version === undefined ? `W/"${digest}"` : `"${version}.${digest}"`;
};

const renderProblem = (
  event: APIGatewayProxyEvent,
  { code, facts }: Pick<Problem, "code" | "facts">,
): APIGatewayProxyResult => {
  const language = languageOf(headerOf(event, "accept-language"));
  const { status, body } = problemDetails(code, facts, correlationIdOf(event), language);
  return {
    statusCode: status,
    headers: {
      ...securityHeaders,
      "content-type": "application/problem+json",
      "content-language": language,
      ...(status === 503 ? { "retry-after": "1" } : {}),
    },
    body,
  };
};

/** The one place where an exception becomes an answer. */
const faultsAsProblems: middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> = {
  onError: (request) => {
    request.response = faultResponse(request.event, request.error);
  },
};

const faultResponse = (event: APIGatewayProxyEvent, fault: unknown): APIGatewayProxyResult => {
  const correlationId = correlationIdOf(event);
  logFault("request failed", fault, { correlationId, route: `${event.httpMethod} ${event.resource}` });
  return renderProblem(event, problem(isBusy(fault) ? "try-again" : "internal-error"));
};

const logRequest = (
  event: APIGatewayProxyEvent,
  { route, answer, id, callerKind }: Handled,
  status: number,
  ms: number,
): void =>
  logInfo("request", {
    route: route?.name ?? "none",
    status,
    ms: Math.round(ms),
    correlationId: correlationIdOf(event),
    code: answer.kind === "answered" ? undefined : answer.code,
    caller: id,
    ...(callerKind ? { callerKind } : {}),
  });

/** API answers are never cached by others, sniffed, framed or scripted. */
const securityHeaders = {
  "cache-control": "private, no-cache",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
} as const;
