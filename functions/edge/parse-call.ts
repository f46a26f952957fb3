import type { Route } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import { digestOf } from "@tongban/store";
import type * as z from "zod";
import { type Problem, problem } from "./answer.ts";
import type { ApiRequest } from "./api/api-request.ts";
import { namesTag } from "./api/if-none-match.ts";
import type { Call, OneTime } from "./call.ts";

/** A request body may have this many bytes. */
export const BODY_LIMIT = 131_072;

/** At most so many wrong fields are named, so that the answer stays small enough to send. */
const maxErrors = 100;

/** Parses a request by its route; every field that is wrong is named at once, up to 100. */
export const parseCall = <Caller>(
  route: Route,
  request: ApiRequest,
  { caller, id, once }: { readonly caller: Caller; readonly id: string; readonly once?: OneTime },
  now: Instant,
): Call<Route, Caller> | Problem => {
  const json = readJson(route, request);
  if (json.kind === "problem") return json;
  const key = readCommandKey(route, request);
  if (key.kind === "problem") return key;
  const seen = readSeen(route, request);
  if (seen.kind === "problem") return seen;

  const errors: FieldError[] = [];
  const params = check("/path", route.params, request.event.pathParameters ?? {}, errors);
  const query = check("/query", route.query, request.event.queryStringParameters ?? {}, errors);
  const body = route.body ? check("", route.body, json.value, errors) : undefined;
  if (errors.length > 0) return problem("invalid-request", { errors: errors.slice(0, maxErrors) });
  // Whoever else sends the same key must not be told that the caller's command was theirs.
  const asked = { route: route.name, caller: id, params, body: body ?? null };
  const command =
    key.value === undefined
      ? { id: request.event.requestContext.requestId, digest: "" }
      : { id: key.value, digest: digestOf(asked) };
  const has = (tag: string) => namesTag(request.header("if-none-match"), `"${tag}"`);
  return { params, query, body, caller, now, command, seen: seen.value, has, once } as Call<Route, Caller>;
};

type FieldError = { readonly at: string; readonly problem: string };
type Read<T> = { readonly kind: "read"; readonly value: T };

const read = <T>(value: T): Read<T> => ({ kind: "read", value });

const readJson = (route: Route, request: ApiRequest): Read<unknown> | Problem => {
  const bytes = request.body;
  if (bytes.length > BODY_LIMIT) return problem("body-too-large", { limit: BODY_LIMIT });
  if (!route.body) {
    const error = { at: "/", problem: "this route takes no body" };
    return bytes.length === 0 ? read(undefined) : problem("invalid-request", { errors: [error] });
  }
  const mediaType = request.header("content-type") ?? "";
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

const readCommandKey = (route: Route, request: ApiRequest): Read<string | undefined> | Problem => {
  if (route.command === "none") return read(undefined);
  const key = request.header("idempotency-key") ?? "";
  return /^[A-Za-z0-9_-]{8,64}$/.test(key) ? read(key) : problem("idempotency-key-required");
};

const readSeen = (route: Route, request: ApiRequest): Read<number | undefined> | Problem => {
  if (route.command !== "if-match") return read(undefined);
  const version = /^"([1-9]\d{0,8})(?:\.[\w-]{1,64})?"$/.exec(request.header("if-match") ?? "")?.[1];
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
