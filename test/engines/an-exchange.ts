import { type Operation, publicOperations } from "@tongban/contract";
import { readRequest } from "../../functions/edge/api/api-request.ts";
import type { ApiContext, ApiMiddleware, Exchange } from "../../functions/edge/api/exchange.ts";
import { RequestEnded } from "../../functions/edge/api/request-ended.ts";
import { at } from "../builders/ids.ts";
import { anApiEvent, type RequestParts } from "./an-api-event.ts";

type Hook = NonNullable<ApiMiddleware<string>["before"]>;
type ApiRequest = Parameters<Hook>[0];

/** The moment at which every exchange of a test stands. */
export const exchangeTime = at("2026-03-02T01:30:00.000Z");

/** A request on its way through the stack, with what the middlewares before the tested one have added. */
export const anExchange = (
  added: Partial<Exchange<string>> = {},
  parts: RequestParts = {},
  to: Pick<Operation, "method" | "path"> = publicOperations.checkHealth,
): ApiRequest => {
  const event = anApiEvent(to, parts);
  const exchange = { request: readRequest(event), now: exchangeTime, startedAt: performance.now(), ...added };
  const context = { exchange } as ApiContext<string>;
  return { event, context, response: undefined, error: undefined, internal: {} };
};

/** Runs one hook of a middleware, and says with which problem it ended the request, if it did. */
export const hook = async (
  middleware: ApiMiddleware<string>,
  name: "before" | "after" | "onError",
  request: ApiRequest,
): Promise<string | undefined> => {
  try {
    await middleware[name]?.(request);
    return undefined;
  } catch (error) {
    if (error instanceof RequestEnded) return error.problem.code;
    throw error;
  }
};
