import type { IncomingMessage, ServerResponse } from "node:http";
import { FunctionFault } from "../lambda/function-errors.ts";
import { apiEvent } from "../sources/api-event.ts";
import { compileRoutes, type RouteTarget } from "../sources/route-table.ts";
import { sendProblem } from "./problem.ts";
import { ProxyResponseFault, sendProxyResponse } from "./proxy-response.ts";
import { BodyTooLong, readBody } from "./request-body.ts";

/** Runs a function by its name with an event; rejects with {@link FunctionFault}. */
export type Invoke = (functionName: string, event: unknown) => Promise<unknown>;

const faultAnswers: Record<FunctionFault["kind"], readonly [status: number, title: string]> = {
  threw: [502, "Internal server error"],
  crashed: [502, "Internal server error"],
  "timed-out": [504, "Endpoint request timed out"],
  throttled: [429, "Too many requests"],
};

const faultAnswer = (fault: unknown): readonly [status: number, title: string] => {
  if (fault instanceof BodyTooLong) return [413, "Request too long"];
  if (fault instanceof FunctionFault) return faultAnswers[fault.kind];
  return fault instanceof ProxyResponseFault
    ? [502, "Internal server error"]
    : [500, "Internal server error"];
};

const sendFault = (response: ServerResponse, fault: unknown): void => {
  const [status, title] = faultAnswer(fault);
  sendProblem(response, status, title, status === 413 ? { connection: "close" } : {});
};

/**
 * Answers requests as API Gateway's REST API does: finds the route, invokes its function with a proxy event and
 * sends what it returns. Other paths are 404, other methods 405, bodies over 10 MB 413.
 */
export const createApiGateway = (targets: readonly RouteTarget[], invoke: Invoke) => {
  const find = compileRoutes(targets);

  const proxy = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = "/"] = (request.url ?? "/").split("?", 1);
    const match = find(request.method ?? "GET", path);
    if (match.kind === "none") return sendProblem(response, 404, "Not found");
    if (match.kind === "other-method")
      return sendProblem(response, 405, "Method not allowed", { allow: match.allowed.join(", ") });
    const { target, parameters } = match;
    const body = await readBody(request);
    const event = apiEvent({ request, body, template: target.path, parameters });
    sendProxyResponse(response, await invoke(target.functionName, event), event.requestContext.requestId);
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await proxy(request, response);
    } catch (fault) {
      sendFault(response, fault);
    }
  };
};
