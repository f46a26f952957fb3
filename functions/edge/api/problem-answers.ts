import { languageOf, renderProblem } from "@tongban/contract";
import { isBusy } from "@tongban/store";
import type { APIGatewayProxyResult } from "aws-lambda";
import { type Problem, problem } from "../answer.ts";
import { logFault } from "../log.ts";
import type { ApiRequest } from "./api-request.ts";
import type { ApiMiddleware } from "./exchange.ts";
import { RequestEnded } from "./request-ended.ts";

/**
 * Renders what ended a request as problem details (RFC 9457). The one place where an exception becomes an answer:
 * a fault is logged by its class, and nothing of what it says goes out.
 */
export const problemAnswers = <Caller>(): ApiMiddleware<Caller> => ({
  onError: (request) => {
    const { exchange } = request.context;
    exchange.problem = problemOf(exchange.request, request.error);
    request.response = render(exchange.request, exchange.problem);
  },
});

const problemOf = ({ event }: ApiRequest, error: unknown): Problem => {
  if (error instanceof RequestEnded) return problem(error.problem.code, error.problem.facts);
  logFault("request failed", error, {
    correlationId: event.requestContext.requestId,
    operation: `${event.httpMethod} ${event.resource}`,
  });
  return problem(isBusy(error) ? "try-again" : "internal-error");
};

const render = (request: ApiRequest, { code, facts }: Problem): APIGatewayProxyResult => {
  const language = languageOf(request.header("accept-language"));
  const { requestId } = request.event.requestContext;
  const { status, body } = renderProblem(code, facts, requestId, language);
  const retryAfter = retryAfterOf(status, facts);
  return {
    statusCode: status,
    headers: {
      "content-type": "application/problem+json",
      "content-language": language,
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    },
    body: JSON.stringify(body),
  };
};

/** Seconds to wait before asking again, where the problem passes by itself: `retryAfter` of its facts, or a moment. */
const retryAfterOf = (status: number, { retryAfter }: Problem["facts"]): number | undefined => {
  if (typeof retryAfter === "number") return retryAfter;
  return status === 503 ? 1 : undefined;
};
