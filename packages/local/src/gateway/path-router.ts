import type { IncomingMessage, ServerResponse } from "node:http";
import { MOUNT } from "../identity/sign-in.ts";
import { CONSOLE_PATH } from "./console-files.ts";
import { sendProblem } from "./problem.ts";

/** What is behind the broker's one port. */
export type Destinations = {
  api(request: IncomingMessage, response: ServerResponse): Promise<void>;
  signIn(request: IncomingMessage, response: ServerResponse): Promise<void>;
  console(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
};

/** A page elsewhere may make its own name point to this machine; such a request has that name as its host. */
const isLoopbackHost = (host: string | undefined): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host ?? "");

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
  if (path === "/" || `${path}/` === CONSOLE_PATH) return redirect(response, home);
  if (!path.startsWith(CONSOLE_PATH)) return destinations.api(request, response);
  const elsewhere = request.headers.host !== new URL(origin).host;
  if (elsewhere && request.method === "GET") return redirect(response, `${origin}${request.url}`);
  return destinations.console(request, response, path);
};

/** Leads requests to the API, sign-in or the console; refuses hosts that are not this machine's loopback. */
export const createPathRouter =
  (destinations: Destinations, origin: string, report: (message: string, cause: unknown) => void) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    if (!isLoopbackHost(request.headers.host)) sendProblem(response, 421, "Misdirected request");
    else
      dispatch(destinations, origin, request, response).catch((cause) => {
        report("A request failed", cause);
        sendProblem(response, 500, "Internal server error");
      });
  };
