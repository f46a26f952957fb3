import { languageOf, type Operation } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import { digestOf } from "@tongban/store";
import { type Problem, problem } from "../answer.ts";
import type { ApiRequest } from "../api/api-request.ts";
import { namesTag } from "../api/if-none-match.ts";
import type { Call, OneTime } from "../call.ts";
import { readCommandKey, readSeen } from "./command-headers.ts";
import { checked, type FieldErrors, pointer } from "./field-errors.ts";
import { readJson } from "./json-body.ts";

/** At most so many wrong fields are named, so that the answer stays small enough to send. */
const maxErrors = 100;

/** Parses a request by its operation; every field that is wrong is named at once, up to 100. */
export const parseCall = <Caller>(
  operation: Operation,
  request: ApiRequest,
  { caller, id, once }: { readonly caller: Caller; readonly id: string; readonly once?: OneTime },
  now: Instant,
): Call<Operation, Caller> | Problem => {
  const json = readJson(operation, request);
  if (json.kind === "problem") return json;
  const key = readCommandKey(operation, request);
  if (key.kind === "problem") return key;
  const seen = readSeen(operation, request);
  if (seen.kind === "problem") return seen;

  const { pathParameters, queryStringParameters, requestContext } = request.event;
  const errors: FieldErrors = [...givenTwice(request)];
  const params = checked("/path", operation.params, pathParameters ?? {}, errors);
  const query = checked("/query", operation.query, queryStringParameters ?? {}, errors);
  const body = operation.body ? checked("", operation.body, json.value, errors) : undefined;
  if (errors.length > 0) return problem("invalid-request", { errors: errors.slice(0, maxErrors) });
  // Whoever else sends the same key must not be told that the caller's command was theirs.
  const asked = { operation: operation.name, caller: id, params, body: body ?? null };
  const command =
    key.value === undefined
      ? { id: requestContext.requestId, digest: "" }
      : { id: key.value, digest: digestOf(asked) };
  const has = (tag: string) => namesTag(request.header("if-none-match"), `"${tag}"`);
  const language = languageOf(request.header("accept-language"));
  return { params, query, body, caller, now, language, command, seen: seen.value, has, once } as Call<
    Operation,
    Caller
  >;
};

/** A query parameter that is given twice says two things: neither is taken. */
const givenTwice = ({ event }: ApiRequest): FieldErrors =>
  Object.entries(event.multiValueQueryStringParameters ?? {})
    .filter(([, values]) => (values?.length ?? 0) > 1)
    .map(([name]) => ({ at: pointer("/query", [name]), said: moreThanOnce }));

const moreThanOnce = { en: "given more than once", zh: "重复给出" };
