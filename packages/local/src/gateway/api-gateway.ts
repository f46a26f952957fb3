import type { IncomingMessage, ServerResponse } from "node:http";
import { FunctionFault } from "../lambda/function-errors.ts";
import { apiEvent } from "../sources/api-event.ts";
import { compileRoutes, type RouteTarget } from "../sources/route-table.ts";
import { ProxyResponseFault, sendProxyResponse } from "./proxy-response.ts";
import { BodyTooLong, readBody } from "./request-body.ts";
import { bodyTooLarge, type GatewayProblem, methodNotAllowed, sendProblem } from "./send-problem.ts";

/** Runs a function by its name with an event; rejects with {@link FunctionFault}. */
export type Invoke = (functionName: string, event: unknown) => Promise<unknown>;

/** As API Gateway answers for a function that failed. */
const functionFailed: GatewayProblem = { code: "internal-error", status: 502 };

const faultProblems: Record<FunctionFault["kind"], GatewayProblem> = {
  threw: functionFailed,
  crashed: functionFailed,
  "timed-out": { code: "internal-error", status: 504 },
  throttled: { code: "try-again", status: 429, headers: { "retry-after": "1" } },
};

const faultProblem = (fault: unknown): GatewayProblem => {
  if (fault instanceof BodyTooLong) return bodyTooLarge(fault);
  if (fault instanceof FunctionFault) return faultProblems[fault.kind];
  return fault instanceof ProxyResponseFault ? functionFailed : { code: "internal-error" };
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
    if (match.kind === "none") return sendProblem(request, response, { code: "not-found" });
    if (match.kind === "other-method")
      return sendProblem(request, response, methodNotAllowed(request, match.allowed));
    const { target, parameters } = match;
    const body = await readBody(request);
    const event = apiEvent({ request, body, template: target.path, parameters });
    sendProxyResponse(response, await invoke(target.functionName, event), event.requestContext.requestId);
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await proxy(request, response);
    } catch (fault) {
      sendProblem(request, response, faultProblem(fault));
    }
  };
};
