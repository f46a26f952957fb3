import { mintToken } from "../journeys/staff-client.ts";
import type { MeasuredBroker } from "./broker.ts";
import type { ReadyRequest } from "./requests.ts";

type Http = { readonly send: (request: ReadyRequest) => Promise<{ status: number; text: string }> };

/** A token for a seeded person, from the local issuer. */
export const staffToken = ({ url }: MeasuredBroker, staffId: string): Promise<string> =>
  mintToken(url, staffId);

/** A request of a member of staff; a `version` is the one that it acts on. */
export const staffRequest = (
  { url }: MeasuredBroker,
  token: string,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
  version?: number,
): ReadyRequest => ({
  url: `${url}${path}`,
  method,
  headers: {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(method === "POST" ? { "idempotency-key": crypto.randomUUID() } : {}),
    ...(version === undefined ? {} : { "if-match": `"${version}"` }),
  },
  body: body === undefined ? "" : JSON.stringify(body),
});

/** Asks as a member of staff; throws where the answer is not a success. */
export const asStaff = async (
  broker: MeasuredBroker,
  http: Http,
  token: string,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
  version?: number,
): Promise<Record<string, unknown>> => {
  const answer = await http.send(staffRequest(broker, token, method, path, body, version));
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text);
};
