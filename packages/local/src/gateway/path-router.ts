import type { IncomingMessage, ServerResponse } from "node:http";
import { MOUNT } from "../identity/sign-in.ts";
import { CONSOLE_PATH } from "./console-files.ts";
import { type createDocumentationFiles, DOCUMENTATION_PATH, OPENAPI_PATH } from "./documentation-files.ts";
import { OBJECTS_PATH } from "./object-front.ts";
import { BodyTooLong } from "./request-body.ts";
import { bodyTooLarge, type GatewayProblem, sendProblem } from "./send-problem.ts";

/** What is behind the broker's one port. */
export type Destinations = {
  api(request: IncomingMessage, response: ServerResponse): Promise<void>;
  signIn(request: IncomingMessage, response: ServerResponse): Promise<void>;
  console(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  readonly documentation: ReturnType<typeof createDocumentationFiles>;
  objects(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

/** A page elsewhere may make its own name point to this machine; such a request has that name as its host. */
const isLoopbackHost = (host: string | undefined): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host ?? "");

/** Node keeps the first of several Host fields; whatever else reads the request may keep the last (RFC 9112 3.2). */
const hostCount = ({ rawHeaders }: IncomingMessage): number =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length;

const severalHosts: GatewayProblem = {
  code: "local-malformed-request",
  facts: { reason: "it has more than one Host" },
  headers: { connection: "close" },
};

const redirect = (response: ServerResponse, location: string): void => {
  response.writeHead(302, { location, "cache-control": "no-store" }).end();
};

const dispatch = async (
  destinations: Destinations,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const [path = "/"] = (request.url ?? "/").split("?", 1);
  const home = `${origin}${CONSOLE_PATH}`;
  if (path === MOUNT || path.startsWith(`${MOUNT}/`)) return destinations.signIn(request, response);
  if (path.startsWith(`${OBJECTS_PATH}/`)) return destinations.objects(request, response);
  if (path === "/" || `${path}/` === CONSOLE_PATH) return redirect(response, home);
  if (`${path}/` === DOCUMENTATION_PATH) return redirect(response, DOCUMENTATION_PATH);
  if (path.startsWith(DOCUMENTATION_PATH)) return destinations.documentation.pages(request, response, path);
  if (path === OPENAPI_PATH) return destinations.documentation.openapi(request, response, path);
  if (!path.startsWith(CONSOLE_PATH)) return destinations.api(request, response);
  const elsewhere = request.headers.host !== new URL(origin).host;
  if (elsewhere && request.method === "GET") return redirect(response, `${origin}${request.url}`);
  return destinations.console(request, response, path);
};

/** Leads requests to the API, sign-in or the console; refuses hosts that are not this machine's loopback. */
export const createPathRouter =
  (destinations: Destinations, origin: string, report: (message: string, cause: unknown) => void) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    if (hostCount(request) > 1) sendProblem(request, response, severalHosts);
    else if (!isLoopbackHost(request.headers.host))
      sendProblem(request, response, { code: "local-misdirected" });
    else
      dispatch(destinations, origin, request, response).catch((cause) => {
        if (cause instanceof BodyTooLong) return sendProblem(request, response, bodyTooLarge(cause));
        report("A request failed", cause);
        sendProblem(request, response, { code: "internal-error" });
      });
  };
