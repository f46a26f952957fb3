import { type Audience, operations } from "@tongban/contract";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { withContractPath } from "../gateway-route.ts";

/** What an API function exports; what Lambda gives beside the event is passed on as it is. */
type Handler = (
  event: APIGatewayProxyEvent,
  context: never,
  options: never,
) => Promise<APIGatewayProxyResult>;

/** Audiences of operations by their method and path. */
const audiences = new Map(operations.map(({ method, path, audience }) => [`${method} ${path}`, audience]));

/**
 * One function for several audiences: each request goes to the handler of its operation's own, which knows how those
 * callers authenticate. The first one answers for an operation of none of them, which none serves.
 */
export const byAudience =
  (handlers: Readonly<Partial<Record<Audience, Handler>>>): Handler =>
  (event, context, options) => {
    const audience = audiences.get(`${event.httpMethod} ${withContractPath(event).resource}`);
    const handler = (audience && handlers[audience]) ?? Object.values(handlers)[0];
    if (!handler) throw new Error("a function without a handler");
    return handler(event, context, options);
  };
