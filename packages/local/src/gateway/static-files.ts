import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { methodNotAllowed, sendProblem } from "./send-problem.ts";

/** What is built into a folder and served below a path. */
export type StaticSite = {
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly folder: string;
  /** Files that stand beside those of the folder. */
  readonly given?: Readonly<Record<string, Buffer>>;
  /** The page that a name without ending stands for. */
  readonly pageOf: (name: string) => string;
  /** Answers for what is not there. */
  readonly missing: (request: IncomingMessage, response: ServerResponse, name: string) => void;
};

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** Scripts only from here; styles may be inline because antd writes them at run time. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "media-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** Headers of every page and file. */
export const securityHeaders = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "SAMEORIGIN",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** Vite puts the content's hash in the names below assets/. */
const cacheControl = (name: string): string =>
  name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";

const send = (request: IncomingMessage, response: ServerResponse, name: string, content: Buffer): void => {
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
  const headers = { ...securityHeaders, "cache-control": cacheControl(name), etag };
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const type = types[extname(name)] ?? "application/octet-stream";
  response.writeHead(200, { ...headers, "content-type": type, "content-length": content.length });
  response.end(request.method === "HEAD" ? undefined : content);
};

const fileName = (path: string): string | undefined => {
  try {
    const name = normalize(decodeURIComponent(path));
    const outside = name.startsWith("..") || name.startsWith(sep) || name.includes("\0");
    return outside ? undefined : name === "." ? "index.html" : name;
  } catch {
    return undefined;
  }
};

const read = async (folder: string, name: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(join(folder, name));
  } catch {
    return undefined;
  }
};

/** Serves a built site: hashed assets for ever, everything else revalidated. */
export const createStaticFiles =
  ({ path: base, folder, given = {}, pageOf, missing }: StaticSite) =>
  async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendProblem(request, response, methodNotAllowed(request, ["GET", "HEAD"]));
    const name = fileName(path.slice(base.length));
    if (name === undefined) return sendProblem(request, response, { code: "not-found" });
    const kept = (Object.hasOwn(given, name) ? given[name] : undefined) ?? (await read(folder, name));
    if (kept) return send(request, response, name, kept);
    const page = extname(name) === "" ? pageOf(name) : undefined;
    const file = page === undefined ? undefined : await read(folder, page);
    if (page !== undefined && file) return send(request, response, page, file);
    return missing(request, response, name);
  };
