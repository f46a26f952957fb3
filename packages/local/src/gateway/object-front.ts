import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { MATERIAL_BYTES } from "@tongban/domain";
import { presignedFault, type Signer } from "./presigned.ts";
import { readBody } from "./request-body.ts";
import { methodNotAllowed, sendProblem } from "./send-problem.ts";

/** Path that files are reached under. */
export const OBJECTS_PATH = "/objects";

/** What the engine says of a file that its reader needs. */
const told = ["content-type", "content-length", "content-disposition", "etag"];

/** Is told the bucket and key of each file that the engine has taken, before its sender is. */
export type Arrived = (bucket: string, key: string) => Promise<void>;

/**
 * Leads presigned requests for files to the embedded S3, which listens on another port and knows neither signatures,
 * expiry, checksums nor CORS: here all of that is as on S3, under the broker's own origin. Nor does it tell of files that
 * arrive: a sender who was answered may rely on it that somebody was told.
 */
export const createObjectFront = (engine: string, signer: Signer, arrived: Arrived) => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "GET", url = "/" } = request;
    if (method !== "GET" && method !== "PUT")
      return sendProblem(request, response, methodNotAllowed(request, ["GET", "PUT"]));
    const { pathname, searchParams } = new URL(url, engine);
    const header = (name: string): string | undefined => [request.headers[name] ?? []].flat().join(",");
    const fault = presignedFault({ method, path: pathname, query: searchParams, header }, signer);
    if (fault) return refuse(response, 403, fault);
    const body = method === "PUT" ? await readBody(request, MATERIAL_BYTES) : undefined;
    const checksum = header("x-amz-checksum-sha256");
    if (body && createHash("sha256").update(body).digest("base64") !== checksum)
      return refuse(response, 400, "BadDigest");
    const asked = new URL(`${pathname.slice(OBJECTS_PATH.length)}?${overrides(searchParams)}`, engine);
    const got = await fetch(asked, {
      method,
      ...(body
        ? { body: new Uint8Array(body), headers: { "content-type": header("content-type") ?? "" } }
        : {}),
    });
    if (body && got.ok) await arrived(...placeOf(pathname));
    const fields = told.flatMap((name) => {
      const value = searchParams.get(`response-${name}`) ?? got.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    response.writeHead(got.status, {
      ...Object.fromEntries(fields),
      "cache-control": "private, no-store",
      "content-security-policy": "script-src 'none'",
      "x-content-type-options": "nosniff",
    });
    response.end(Buffer.from(await got.arrayBuffer()));
  };
  return answer;
};

/** Bucket and key in a path below {@link OBJECTS_PATH}. */
const placeOf = (pathname: string): [bucket: string, key: string] => {
  const [bucket = "", ...key] = pathname.slice(OBJECTS_PATH.length + 1).split("/");
  return [bucket, decodeURIComponent(key.join("/"))];
};

const overrides = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...query].filter(([name]) => name.startsWith("response-")));

/** S3's own form of an error. */
const refuse = (response: ServerResponse, status: number, code: string): void => {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`;
  response.writeHead(status, { "content-type": "application/xml", connection: "close" });
  response.end(body);
};
