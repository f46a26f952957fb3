import { idempotencyKeyPattern, type Operation, versionTagPattern } from "@tongban/contract";
import { holdsCitizenId } from "@tongban/domain";
import { type Problem, problem } from "../answer.ts";
import type { ApiRequest } from "../api/api-request.ts";
import { type Read, read } from "./read.ts";

/** The key that names a command; a citizen's number may not be one, because events keep it. */
export const readCommandKey = (
  operation: Operation,
  { header }: ApiRequest,
): Read<string | undefined> | Problem => {
  if (operation.command === "none") return read(undefined);
  const key = header("idempotency-key") ?? "";
  return idempotencyKeyPattern.test(key) && !holdsCitizenId(key)
    ? read(key)
    : problem("idempotency-key-required");
};

/** The version that the caller saw: the ETag of a case as it was answered, or its version alone in quotes. */
export const readSeen = (
  operation: Operation,
  { header }: ApiRequest,
): Read<number | undefined> | Problem => {
  if (operation.command !== "if-match") return read(undefined);
  const version = versionTagPattern.exec(header("if-match") ?? "")?.[1];
  return version === undefined ? problem("version-required") : read(Number(version));
};
