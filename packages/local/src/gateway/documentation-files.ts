import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { sendProblem } from "./send-problem.ts";
import { createStaticFiles, securityHeaders } from "./static-files.ts";

/** Path that the documentation is served at. */
export const DOCUMENTATION_PATH = "/docs/";

/** Path of the API's description. */
export const OPENAPI_PATH = "/openapi.json";

/** Seconds after which a page that is not there yet is asked for again. */
const AGAIN_S = 2;

const beingBuilt = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${AGAIN_S}">
<title>文档正在构建 · The documentation is being built</title>
<main style="font-family: sans-serif; max-width: 40em; margin: 4em auto; padding: 0 1em; line-height: 1.6">
<h1>文档正在构建</h1>
<p>几秒后本页自动显示文档。若一直停在这里，请运行 <code>npm run docs</code> 查看原因。</p>
<div lang="en">
<h1>The documentation is being built</h1>
<p>This page turns into it within seconds. If it stays, run <code>npm run docs</code>, which says why.</p>
</div>
</main>
</html>
`;

const sendPage = (
  request: IncomingMessage,
  response: ServerResponse,
  status: 404 | 503,
  page: string,
): void => {
  response.writeHead(status, {
    ...securityHeaders,
    "cache-control": "no-store",
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(page),
    ...(status === 503 ? { "retry-after": String(AGAIN_S) } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : page);
};

const noSuchPage = (request: IncomingMessage, response: ServerResponse): void =>
  sendProblem(request, response, { code: "local-no-such-page" });

/** Where the documentation's pages and the API's description lie. */
export type DocumentationFolders = {
  /** What `npm run docs` builds. */
  readonly pages: string;
  /** Folder that holds `openapi.json`. */
  readonly openapi: string;
};

/**
 * Serves the documentation, or until it is built a page that asks again, and the API's description. What is not there is
 * a page to browsers and a problem to programs.
 */
export const createDocumentationFiles = (folders: DocumentationFolders) => {
  const isBuilt = () => existsSync(join(folders.pages, "index.html"));
  const pages = createStaticFiles({
    path: DOCUMENTATION_PATH,
    folder: folders.pages,
    pageOf: (name) => (name.endsWith("/") || name === "en" ? join(name, "index.html") : `${name}.html`),
    missing: (request, response, name) => {
      if (!["", ".html"].includes(extname(name))) return noSuchPage(request, response);
      if (!isBuilt()) return sendPage(request, response, 503, beingBuilt);
      return /\btext\/html\b/.test(request.headers.accept ?? "")
        ? sendPage(request, response, 404, readFileSync(join(folders.pages, "404.html"), "utf8"))
        : noSuchPage(request, response);
    },
  });
  const openapi = createStaticFiles({
    path: "/",
    folder: folders.openapi,
    pageOf: () => "openapi.json",
    missing: noSuchPage,
  });
  return { pages, openapi };
};
