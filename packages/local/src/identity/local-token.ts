import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider } from "oidc-provider";
import { readBody } from "../gateway/request-body.ts";
import { methodNotAllowed, sendProblem } from "../gateway/send-problem.ts";
import { API_RESOURCE, apiResource, CONSOLE_CLIENT, LOCAL_TOKEN_LIFE } from "./sign-in-configuration.ts";
import type { SignInPeople } from "./sign-in-pages.ts";

const BODY_LIMIT = 4_096;

const staffIdOf = (body: Buffer): string | undefined => {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value !== "object" || value === null || !("staffId" in value)) return undefined;
    return typeof value.staffId === "string" ? value.staffId : undefined;
  } catch {
    return undefined;
  }
};

const mint = async (provider: Provider, accountId: string): Promise<string> => {
  const client = await provider.Client.find(CONSOLE_CLIENT);
  if (!client) throw new Error(`Client ${CONSOLE_CLIENT} is not registered`);
  const grant = new provider.Grant({ accountId, clientId: CONSOLE_CLIENT });
  grant.addResourceScope(API_RESOURCE, apiResource.scope);
  const token = new provider.AccessToken({
    accountId,
    client,
    grantId: await grant.save(),
    gty: "local",
    scope: apiResource.scope,
    resourceServer: new provider.ResourceServer(API_RESOURCE, apiResource),
    expiresIn: LOCAL_TOKEN_LIFE,
  });
  return token.save();
};

/**
 * Answers POST /oidc/local-token {"staffId"} with an access token for that person, for command lines on this machine.
 * A browser page cannot use it: it sends an Origin, which is refused.
 */
export const answerLocalToken = async (
  provider: Provider,
  people: SignInPeople,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (request.method !== "POST") return sendProblem(request, response, methodNotAllowed(request, ["POST"]));
  if (request.headers.origin !== undefined)
    return sendProblem(request, response, { code: "local-not-for-pages" });
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? ""))
    return sendProblem(request, response, { code: "unsupported-media-type" });
  const staffId = staffIdOf(await readBody(request, BODY_LIMIT));
  if (staffId === undefined)
    return sendProblem(request, response, {
      code: "malformed-json",
      facts: { reason: 'it must be {"staffId": "…"}' },
    });
  if (!(await people.find(staffId)))
    return sendProblem(request, response, { code: "local-unknown-person", facts: { staffId } });
  const body = JSON.stringify({
    access_token: await mint(provider, staffId),
    token_type: "Bearer",
    expires_in: LOCAL_TOKEN_LIFE,
  });
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(body);
};
