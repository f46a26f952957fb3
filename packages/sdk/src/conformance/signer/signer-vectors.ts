/** A request that a signer is given, as JSON on a line of its standard input. */
export type RequestToSign = {
  readonly method: string;
  /** Absolute, and as it goes over the wire: it is signed as it is. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text of which the UTF-8 bytes are the body; null: there is none. */
  readonly body: string | null;
};

/** A request with what it is to show. */
export type SignerVector = {
  readonly name: string;
  readonly expected: string;
  readonly request: RequestToSign;
  /** How to mend it, where a wrong signature has one likely cause. */
  readonly mend?: string;
};

/** No broker has this name (RFC 2606), so that what is signed for it is worth nothing elsewhere. */
const BROKER = "https://broker.invalid";
const CASE = "/v1/cases/3q8m0v5k2x7n4t9b6d1c0f8g2h";

const json = { "content-type": "application/json" };
const key = { "idempotency-key": "conformance-3f1b6a20" };

const get = (path: string, headers: Readonly<Record<string, string>> = {}): RequestToSign => ({
  method: "GET",
  url: path.startsWith("https:") ? path : `${BROKER}${path}`,
  headers,
  body: null,
});

const post = (
  path: string,
  body: string | null,
  headers: Readonly<Record<string, string>> = body === null ? {} : json,
): RequestToSign => ({ method: "POST", url: `${BROKER}${path}`, headers, body });

/** Where a target has to be signed as it was given. */
const AS_GIVEN = "Sign @target-uri as it is given, octet for octet: decode nothing and encode nothing again.";
const RAW =
  "Take the digest of the bytes that are sent: write the JSON once, then sign and send the same text.";

/** Every request that a signer is tried with; the first is given twice, for the sake of its nonce. */
export const signerVectors: readonly SignerVector[] = [
  { name: "get", expected: "signs a GET", request: get(CASE) },
  { name: "again", expected: "signs the same request again with another nonce", request: get(CASE) },
  {
    name: "query",
    expected: "signs the query within @target-uri",
    request: get("/v1/cases?limit=20&cursor=abc"),
    mend: "@target-uri has the query, with its question mark, and no fragment.",
  },
  {
    name: "form-encoded-query",
    expected: "signs a query in application/x-www-form-urlencoded as it is",
    request: get("/v1/events?after=a%2Bb%2Fc%3D%3D+d*%7E&wait=20"),
    mend: AS_GIVEN,
  },
  {
    name: "chinese-query",
    expected: "signs Chinese in a query, percent-encoded",
    request: get("/v1/catalog/matters?text=%E9%A3%9F%E5%93%81+%E7%BB%8F%E8%90%A5&from=320100"),
    mend: AS_GIVEN,
  },
  {
    name: "chinese-path",
    expected: "signs Chinese in a path, percent-encoded",
    request: get("/v1/catalog/matters/%E9%A3%9F%E5%93%81%e7%bb%8f%e8%90%a5"),
    mend: AS_GIVEN,
  },
  {
    name: "port",
    expected: "signs an address with a port",
    request: get("https://broker.invalid:8443/v1/cases"),
    mend: "@target-uri keeps a port that is not the usual one.",
  },
  {
    name: "other-fields",
    expected: "signs a request that has header fields which need not be covered",
    request: get(CASE, { "accept-language": "zh-CN", "user-agent": "conformance" }),
  },
  {
    name: "body",
    expected: "covers a body by content-digest",
    request: post("/v1/cases", '{"externalRef":"A-1"}'),
    mend: RAW,
  },
  {
    name: "chinese-body",
    expected: "takes the digest of a body's UTF-8",
    request: post("/v1/cases", '{"applicant":{"name":"张三𠮷"},"note":"食品经营许可"}'),
    mend: "The digest is of UTF-8, not of another encoding and not of escaped JSON.",
  },
  {
    name: "body-as-it-is",
    expected: "takes the digest of the bytes, blanks and line feeds included",
    request: post("/v1/cases", '{ "b": 1.0,\n  "a": "\\u4e00" }\n'),
    mend: RAW,
  },
  {
    name: "long-body",
    expected: "signs a long body",
    request: post("/v1/cases", JSON.stringify({ note: "长".repeat(40_000) })),
  },
  {
    name: "content-type",
    expected: "covers content-type with its parameters",
    request: post("/v1/cases", "{}", { "content-type": "application/json; charset=utf-8" }),
    mend: "The line of content-type has the whole value.",
  },
  {
    name: "empty-body",
    expected: "covers idempotency-key where there is no body",
    request: post(`${CASE}/acknowledge`, null, key),
    mend: "idempotency-key is covered wherever it is sent; without a body there is neither content-digest nor content-type.",
  },
  {
    name: "if-match",
    expected: "covers if-match and idempotency-key beside a body",
    request: post(`${CASE}/withdraw`, '{"reason":"撤回"}', { ...json, ...key, "if-match": '"4"' }),
    mend: "if-match is covered wherever it is sent, its quotes included.",
  },
];
