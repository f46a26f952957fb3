import type { jsonReasons, Operation } from "@tongban/contract";
import { type Problem, problem } from "../answer.ts";
import type { ApiRequest } from "../api/api-request.ts";
import { memberErrors } from "./member-errors.ts";
import { type Read, read } from "./read.ts";

/** A request body may have this many bytes. */
export const BODY_LIMIT = 131_072;

/** Reads the body of an operation that has one: JSON in UTF-8 whose members are named once and have no reserved names. */
export const readJson = (operation: Operation, { header, body }: ApiRequest): Read<unknown> | Problem => {
  if (body.length > BODY_LIMIT) return problem("body-too-large", { limit: BODY_LIMIT });
  if (!operation.body) {
    const said = { en: "this operation takes no body", zh: "该接口不接受请求体" };
    return body.length === 0 ? read(undefined) : problem("invalid-request", { errors: [{ at: "/", said }] });
  }
  if (!mediaType.test(header("content-type") ?? "")) return problem("unsupported-media-type");
  const text = decoded(body);
  if (text === undefined) return malformed("not-utf-8");
  const json = parsed(text);
  if (json.kind === "problem") return json;
  const found = memberErrors(text, json.value);
  if (found.halfPair) return malformed("half-surrogate-pair");
  return found.errors.length > 0 ? problem("invalid-request", { errors: found.errors }) : json;
};

const mediaType = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

const malformed = (reason: keyof typeof jsonReasons, position?: number): Problem =>
  problem("malformed-json", position === undefined ? { reason } : { reason, position });

const decoded = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const parsed = (text: string): Read<unknown> | Problem => {
  try {
    return read(JSON.parse(text));
  } catch (fault) {
    return whereItBreaks(fault instanceof SyntaxError ? fault.message : "");
  }
};

/** Where JSON breaks, without the text around it: that could be personal data. */
const whereItBreaks = (message: string): Problem => {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return malformed("breaks-at", Number(position));
  return malformed(/end of JSON/.test(message) ? "ends-early" : "misplaced-character");
};
