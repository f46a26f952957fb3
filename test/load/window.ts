import type { MeasuredBroker } from "./broker.ts";
import type { ReadyRequest } from "./requests.ts";

type Http = { readonly send: (request: ReadyRequest) => Promise<{ status: number; text: string }> };

/** A token for a seeded person, from the local issuer. */
export const staffToken = async ({ url }: MeasuredBroker, staffId: string): Promise<string> => {
  const answer = await fetch(`${url}/oidc/local-token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ staffId }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return token;
};

/** Asks as a member of staff; throws where the answer is not a success. */
export const asStaff = async (
  { url }: MeasuredBroker,
  http: Http,
  token: string,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
  version?: number,
): Promise<Record<string, unknown>> => {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(method === "POST" ? { "idempotency-key": crypto.randomUUID() } : {}),
    ...(version === undefined ? {} : { "if-match": `"${version}"` }),
  };
  const text = body === undefined ? "" : JSON.stringify(body);
  const answer = await http.send({ url: `${url}${path}`, method, headers, body: text });
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text);
};

/** How many cases wait on a person's board. */
export const boardOf = async (broker: MeasuredBroker, http: Http, token: string): Promise<number> => {
  let waiting = 0;
  let cursor = "";
  do {
    const page = await asStaff(broker, http, token, "GET", `/window/v1/board?limit=500${cursor}`);
    waiting += (page["cases"] as unknown[]).length;
    cursor = page["cursor"] === null ? "" : `&cursor=${String(page["cursor"])}`;
  } while (cursor !== "");
  return waiting;
};
