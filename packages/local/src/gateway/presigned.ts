import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Whose signatures count, and what time it is, in epoch ms. */
export type Signer = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly now: () => number;
};

/** A request as it arrived: its path is as it was sent, header names are in lower case. */
export type SignedRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
};

/** ms that clocks may differ by. */
const SKEW_MS = 900_000;

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** Query parameters but the signature, sorted by their encoded names. */
const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join("&");

const instantOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

/**
 * Why a presigned request of S3 (Signature Version 4 in the query, unsigned payload) is not to be done; nothing where it
 * is. The embedded engine checks neither signature nor expiry.
 */
export const presignedFault = (
  { method, path, query, header }: SignedRequest,
  { accessKeyId, secretAccessKey, now }: Signer,
): "AccessDenied" | "ExpiredToken" | "SignatureDoesNotMatch" | undefined => {
  const date = query.get("X-Amz-Date") ?? "";
  const scope = (query.get("X-Amz-Credential") ?? "").split("/");
  const [key, day = "", region = "", service = ""] = scope;
  const since = instantOf(date);
  if (key !== accessKeyId || Number.isNaN(since)) return "AccessDenied";
  const age = now() - since;
  if (age > Number(query.get("X-Amz-Expires")) * 1000 || age < -SKEW_MS) return "ExpiredToken";
  const names = (query.get("X-Amz-SignedHeaders") ?? "").split(";");
  const canonical = [
    method,
    path,
    canonicalQuery(query),
    ...names.map((name) => `${name}:${(header(name) ?? "").trim()}`),
    "",
    names.join(";"),
    "UNSIGNED-PAYLOAD",
  ].join("\n");
  const hashed = createHash("sha256").update(canonical).digest("hex");
  const text = ["AWS4-HMAC-SHA256", date, scope.slice(1).join("/"), hashed].join("\n");
  const signing = [day, region, service, "aws4_request"].reduce<string | Buffer>(
    hmac,
    `AWS4${secretAccessKey}`,
  );
  const expected = hmac(signing, text);
  const given = Buffer.from(query.get("X-Amz-Signature") ?? "", "hex");
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  return same ? undefined : "SignatureDoesNotMatch";
};
