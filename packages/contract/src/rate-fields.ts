import { bucketMs, type RateClass, type RatePolicy } from "@tongban/domain";
import type { Operation } from "./operation.ts";

/** Which budget of its partner a request is taken from: what waits for news, what only reads, or anything else. */
export const rateClassOf = ({ method, query }: Pick<Operation, "method" | "query">): RateClass => {
  if ("wait" in query.shape) return "feed";
  return method === "GET" ? "read" : "write";
};

/** Seconds in which a partner may make as many requests as its quota says. */
export const rateWindowSeconds = bucketMs / 1_000;

/** What an answer tells a partner of its budget. */
export type RateState = {
  readonly policy: RatePolicy;
  /** Requests that are left. */
  readonly left: number;
  /** Seconds to wait, where none is left. */
  readonly waitSeconds?: number | undefined;
};

/**
 * The header fields `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11). The effective window `t`
 * is the time in which what is left comes back by itself: who spreads the rest over it is never refused. Where nothing is left it
 * is the time in which one request comes back.
 */
export const rateFields = ({ policy, left, waitSeconds }: RateState): Readonly<Record<string, string>> => {
  const { class: name, quota } = policy;
  const window = waitSeconds ?? Math.ceil((Math.max(1, left) * rateWindowSeconds) / quota);
  return {
    "ratelimit-policy": `"${name}";q=${quota};w=${rateWindowSeconds}`,
    ratelimit: `"${name}";r=${left};t=${window}`,
  };
};

/** What is left to a client by one policy, as a `RateLimit` field says. */
export type RateLimitItem = {
  /** Name of the policy, such as `write`. */
  readonly policy: string;
  readonly left: number;
  /** Seconds over which to spread what is left; absent: the field does not say. */
  readonly seconds?: number;
};

/** One item of the field: a string (RFC 9651 3.3.3), then its parameters. */
const item = /^"([\x20\x21\x23-\x5b\x5d-\x7e]*)"((?:\s*;\s*[a-z*][a-z0-9_.*-]*(?:=[^;,]*)?)*)$/;
const parameter = (text: string, name: string): number | undefined => {
  const found = new RegExp(`;\\s*${name}=(\\d{1,15})(?=\\s*(?:;|$))`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Reads a `RateLimit` field; what is not well-formed is left out, as the draft asks of clients. */
export const readRateLimit = (field: string | null | undefined): readonly RateLimitItem[] =>
  (field ?? "").split(",").flatMap((text) => {
    const [, policy, parameters = ""] = item.exec(text.trim()) ?? [];
    const left = parameter(parameters, "r");
    if (policy === undefined || left === undefined) return [];
    const seconds = parameter(parameters, "t");
    return [{ policy, left, ...(seconds === undefined ? {} : { seconds }) }];
  });
