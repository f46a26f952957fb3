import type { Route } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import { digestOf } from "@tongban/store";
import type { APIGatewayProxyEvent } from "aws-lambda";
import type * as z from "zod";
import { type Problem, problem } from "./answer.ts";
import type { Call, OneTime } from "./call.ts";

/** A request body may have this many bytes. */
export const BODY_LIMIT = 131_072;

/** So many wrong fields are named: a body of nothing but wrong ones must not make an answer too large to send. */
const MOST_ERRORS = 100;

/** The body's bytes as they came, or nothing. */
export const bodyBytes = ({ body, isBase64Encoded }: APIGatewayProxyEvent): Buffer =>
  body === null ? Buffer.alloc(0) : Buffer.from(body, isBase64Encoded ? "base64" : "utf8");

/** A header's value by its name in any case; several lines are joined as RFC 9110 5.3 says. */
export const headerOf = (event: APIGatewayProxyEvent, name: string): string | undefined => {
  const lines = Object.entries(event.multiValueHeaders ?? {})
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, values]) => values ?? []);
  return lines.length > 0 ? lines.join(", ") : undefined;
};

/** Parses a request by its route; every field that is wrong is named at once, up to 100. */
export const parseCall = <Caller>(
  route: Route,
  event: APIGatewayProxyEvent,
  { caller, id, once }: { readonly caller: Caller; readonly id: string; readonly once?: OneTime },
  now: Instant,
): Call<Route, Caller> | Problem => {
  const json = readJson(route, event);
  if (json.kind === "problem") return json;
  const key = readCommandKey(route, event);
  if (key.kind === "problem") return key;
  const seen = readSeen(route, event);
  if (seen.kind === "problem") return seen;

  const errors: FieldError[] = [];
  const params = check("/path", route.params, event.pathParameters ?? {}, errors);
  const query = check("/query", route.query, event.queryStringParameters ?? {}, errors);
  const body = route.body ? check("", route.body, json.value, errors) : undefined;
  if (errors.length > 0) return problem("invalid-request", { errors: errors.slice(0, MOST_ERRORS) });
  // Whoever else sends the same key must not be told that the caller's command was theirs.
  const asked = { route: route.name, caller: id, params, body: body ?? null };
  const command =
    key.value === undefined
      ? { id: event.requestContext.requestId, digest: "" }
      : { id: key.value, digest: digestOf(asked) };
  return { params, query, body, caller, now, command, seen: seen.value, once } as Call<Route, Caller>;
};

type FieldError = { readonly at: string; readonly problem: string };
type Read<T> = { readonly kind: "read"; readonly value: T };

const read = <T>(value: T): Read<T> => ({ kind: "read", value });

const readJson = (route: Route, event: APIGatewayProxyEvent): Read<unknown> | Problem => {
  const bytes = bodyBytes(event);
  if (bytes.length > BODY_LIMIT) return problem("body-too-large", { limit: BODY_LIMIT });
  if (!route.body) {
    const error = { at: "/", problem: "this route takes no body" };
    return bytes.length === 0 ? read(undefined) : problem("invalid-request", { errors: [error] });
  }
  const mediaType = headerOf(event, "content-type") ?? "";
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(mediaType))
    return problem("unsupported-media-type");
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (/\\ud[89a-f]/i.test(text) && hasHalfPair(value))
      return problem("malformed-json", { reason: "it has half a surrogate pair" });
    return read(value);
  } catch (fault) {
    return problem("malformed-json", { reason: whereJsonBreaks(fault) });
  }
};

/** Half a surrogate pair is no character: it can be neither hashed (RFC 8785) nor kept. */
const hasHalfPair = (value: unknown): boolean => {
  if (typeof value === "string") return !value.isWellFormed();
  if (!(value instanceof Object)) return false;
  return Object.entries(value).some(([name, inner]) => !name.isWellFormed() || hasHalfPair(inner));
};

/** Where JSON breaks, without the text around it: that could be personal data. */
const whereJsonBreaks = (fault: unknown): string => {
  if (!(fault instanceof SyntaxError)) return "it is not UTF-8";
  const position = /position (\d+)/.exec(fault.message)?.[1];
  if (position !== undefined) return `it breaks at character ${position}`;
  return /end of JSON/.test(fault.message)
    ? "it ends too early or is empty"
    : "it has a character out of place";
};

const readCommandKey = (route: Route, event: APIGatewayProxyEvent): Read<string | undefined> | Problem => {
  if (route.command === "none") return read(undefined);
  const key = headerOf(event, "idempotency-key") ?? "";
  return /^[A-Za-z0-9_-]{8,64}$/.test(key) ? read(key) : problem("idempotency-key-required");
};

const readSeen = (route: Route, event: APIGatewayProxyEvent): Read<number | undefined> | Problem => {
  if (route.command !== "if-match") return read(undefined);
  const version = /^"([1-9]\d{0,8})(?:\.[\w-]{1,64})?"$/.exec(headerOf(event, "if-match") ?? "")?.[1];
  return version === undefined ? problem("version-required") : read(Number(version));
};

const check = (at: string, schema: z.ZodType, value: unknown, errors: FieldError[]): unknown => {
  const answer = schema.safeParse(value);
  if (answer.success) return answer.data;
  for (const issue of answer.error.issues) {
    const unknown = issue.code === "unrecognized_keys" ? issue.keys : [];
    for (const key of unknown)
      errors.push({ at: pointer(at, [...issue.path, key]), problem: "unknown field" });
    if (unknown.length === 0) errors.push({ at: pointer(at, issue.path), problem: issue.message });
  }
  return undefined;
};

/** The JSON pointer (RFC 6901) of a field; the whole body is `/`. */
const pointer = (at: string, path: readonly PropertyKey[]): string =>
  [at, ...path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1"))].join("/") || "/";
