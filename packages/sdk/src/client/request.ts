import type { Operation } from "@tongban/contract";
import type { AnyCallOptions } from "./call-options.ts";

/** A request before it is authenticated: what a signature covers. */
export type BrokerRequest = {
  readonly method: "GET" | "POST";
  /** Absolute. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string | undefined;
};

/** Builds an operation's request; throws a TypeError where a path parameter or a required `ifMatch` is missing. */
export const requestOf = (
  baseUrl: string,
  operation: Operation,
  options: AnyCallOptions,
  language: string | undefined,
): BrokerRequest => {
  const body = operation.body === undefined ? undefined : JSON.stringify(options.body);
  return {
    method: operation.method,
    url: urlOf(baseUrl, operation, options),
    headers: {
      accept: "application/json, application/problem+json",
      ...(language === undefined ? {} : { "accept-language": language }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...conditionsOf(operation, options),
      ...idempotencyOf(operation, options),
    },
    body,
  };
};

const urlOf = (
  baseUrl: string,
  operation: Operation,
  { params = {}, query = {} }: AnyCallOptions,
): string => {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${operation.name} needs the path parameter ${name}`);
    return encodeURIComponent(String(value));
  });
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const texts = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
  const search = new URLSearchParams(texts).toString();
  return `${baseUrl.replace(/\/+$/, "")}${path}${search === "" ? "" : `?${search}`}`;
};

const conditionsOf = (
  operation: Operation,
  { ifMatch, ifNoneMatch }: AnyCallOptions,
): Record<string, string> => {
  if (operation.command === "if-match" && ifMatch === undefined)
    throw new TypeError(`${operation.name} needs ifMatch: the version that you saw`);
  return {
    ...(ifMatch === undefined ? {} : { "if-match": typeof ifMatch === "number" ? `"${ifMatch}"` : ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { "if-none-match": ifNoneMatch }),
  };
};

/** A command of `none` is identified by its own content, such as a submission by its externalRef. */
const idempotencyOf = (operation: Operation, { idempotencyKey }: AnyCallOptions): Record<string, string> => {
  if (idempotencyKey !== undefined) return { "idempotency-key": idempotencyKey };
  if (operation.command === "none") return {};
  return { "idempotency-key": randomKey() };
};

/**
 * 128 bits in letters alone: digits might happen to look like a citizen's number, which is refused as a key. Unlike
 * `crypto.randomUUID`, this also exists where a page is served over plain http.
 */
const randomKey = (): string =>
  Array.from(
    crypto.getRandomValues(new Uint8Array(16)),
    (byte) => letter(byte >> 4) + letter(byte & 15),
  ).join("");

const letter = (nibble: number): string => String.fromCharCode(LETTER_A + nibble);

const LETTER_A = 97;
