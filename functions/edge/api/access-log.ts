import type { APIGatewayProxyResult } from "aws-lambda";
import { logInfo } from "../log.ts";
import type { ApiMiddleware, Exchange } from "./exchange.ts";

/** Writes one line for each request, whatever became of it. */
export const accessLog = <Caller>(): ApiMiddleware<Caller> => ({
  after: ({ context, response }) => logRequest(context.exchange, response),
  onError: ({ context, response }) => logRequest(context.exchange, response),
});

const logRequest = <Caller>(
  { request, served, who, problem, startedAt }: Exchange<Caller>,
  response: APIGatewayProxyResult | null | undefined,
): void =>
  logInfo("request", {
    operation: served?.operation.name ?? "none",
    status: response?.statusCode ?? 500,
    ms: Math.round(performance.now() - startedAt),
    correlationId: request.event.requestContext.requestId,
    code: problem?.code,
    caller: who?.id,
    ...(who ? { callerKind: who.callerKind } : {}),
  });
