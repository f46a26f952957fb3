import { hash } from "node:crypto";
import { isConditional, type Operation } from "@tongban/contract";
import type { APIGatewayProxyResult } from "aws-lambda";
import type { Answered } from "../answer.ts";
import { type ApiMiddleware, added } from "./exchange.ts";
import { namesTag } from "./if-none-match.ts";

/** Writes an answer as JSON with its entity tag, or as 304 for a caller that has it already. */
export const writeAnswer = <Caller>(): ApiMiddleware<Caller> => ({
  after: (request) => {
    const { exchange } = request.context;
    const { operation } = added(exchange.served, "the operation");
    const answer = added(exchange.answer, "the answer");
    if (answer.kind === "unchanged") {
      request.response = kept(operation, unchanged(`W/"${answer.tag}"`));
      return;
    }
    const whole = written(operation, answer);
    const isKnown =
      isConditional(operation) && namesTag(exchange.request.header("if-none-match"), whole.etag);
    request.response = kept(operation, isKnown ? unchanged(whole.etag) : whole.response);
  },
});

/** Says for how long anyone may keep an answer, where its operation lets them. */
const kept = ({ cachedFor }: Operation, response: APIGatewayProxyResult): APIGatewayProxyResult =>
  cachedFor === undefined
    ? response
    : { ...response, headers: { ...response.headers, "cache-control": `public, max-age=${cachedFor}` } };

type Written = { readonly etag: string; readonly response: APIGatewayProxyResult };

const written = ({ status }: Operation, { value, version, tag }: Answered<unknown>): Written => {
  const body = JSON.stringify(value);
  const etag = tag === undefined ? tagOf(body, version) : `W/"${tag}"`;
  return {
    etag,
    response: { statusCode: status, headers: { "content-type": "application/json", etag }, body },
  };
};

const unchanged = (etag: string): APIGatewayProxyResult => ({ statusCode: 304, headers: { etag }, body: "" });

/**
 * Names an answer by its content; one with a version begins with it, so that it serves as `If-Match`. The version
 * alone would not do: what staff may do with a case changes with the hour, and a 304 must not hide that.
 */
const tagOf = (body: string, version: number | undefined): string => {
  const digest = hash("sha256", body, "base64url").slice(0, 22);
  return version === undefined ? `W/"${digest}"` : `"${version}.${digest}"`;
};
