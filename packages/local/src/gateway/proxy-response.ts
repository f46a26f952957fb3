import type { ServerResponse } from "node:http";

/** A function returned something that is no Lambda proxy response; API Gateway answers 502. */
export class ProxyResponseFault extends Error {
  override readonly name = "ProxyResponseFault";
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isHeaderValue = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

const headersOf = (result: Fields): Map<string, string[]> => {
  const headers = new Map<string, string[]>();
  for (const [name, value] of Object.entries(isFields(result["headers"]) ? result["headers"] : {}))
    if (isHeaderValue(value)) headers.set(name.toLowerCase(), [String(value)]);
  const multiple = isFields(result["multiValueHeaders"]) ? result["multiValueHeaders"] : {};
  for (const [name, values] of Object.entries(multiple))
    if (Array.isArray(values)) headers.set(name.toLowerCase(), values.filter(isHeaderValue).map(String));
  return headers;
};

const bodyOf = (result: Fields): Buffer => {
  const body = result["body"];
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body !== "string") throw new ProxyResponseFault("body is not a string");
  return Buffer.from(body, result["isBase64Encoded"] === true ? "base64" : "utf8");
};

/** Sends a Lambda proxy response; a malformed one is a {@link ProxyResponseFault}. */
export const sendProxyResponse = (response: ServerResponse, result: unknown, requestId: string): void => {
  if (!isFields(result)) throw new ProxyResponseFault("the result is no object");
  const status = Number(result["statusCode"]);
  if (!Number.isInteger(status) || status < 200 || status > 599)
    throw new ProxyResponseFault("no statusCode");
  const body = bodyOf(result);
  const headers = headersOf(result);
  headers.set("x-amzn-requestid", [requestId]);
  if (body.length > 0 && !headers.has("content-type")) headers.set("content-type", ["application/json"]);
  if (status !== 204 && status !== 304) headers.set("content-length", [String(body.length)]);
  if (response.destroyed) return;
  response.writeHead(
    status,
    [...headers].flatMap(([name, values]) => values.flatMap((value) => [name, value])),
  );
  response.end(body);
};
