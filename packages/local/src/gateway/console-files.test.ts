import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { scratchFolder } from "../../test/scratch.ts";
import { close, listen } from "../loopback.ts";
import { createConsoleFiles } from "./console-files.ts";

const configuration = {
  authority: "http://127.0.0.1:1/oidc",
  clientId: "tongban-console",
  apiBase: "http://127.0.0.1:1",
};

const serve = async (folder: string) => {
  const answer = createConsoleFiles(folder, configuration);
  const server = createServer((request, response) => void answer(request, response, request.url ?? ""));
  const port = await listen(server, 0);
  onTestFinished(() => close(server, 0));
  return `http://127.0.0.1:${port}`;
};

const built = (): string => {
  const folder = scratchFolder();
  mkdirSync(join(folder, "dist/assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "dist/index.html"), "<!doctype html>");
  writeFileSync(join(folder, "dist/assets/app-1a2b.js"), "export {}");
  return join(folder, "dist");
};

test("every path of the console is its page, with a policy that allows no inline script", async () => {
  const url = await serve(built());
  for (const path of ["/console/", "/console/cases/abc"]) {
    const response = await fetch(`${url}${path}`);
    expect([response.status, await response.text()]).toEqual([200, "<!doctype html>"]);
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(response.headers.get("cache-control")).toBe("no-cache");
  }
});

test("hashed assets may be kept for ever, others are revalidated by ETag", async () => {
  const url = await serve(built());
  const asset = await fetch(`${url}/console/assets/app-1a2b.js`);
  expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(asset.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  const etag = (await fetch(`${url}/console/`)).headers.get("etag") ?? "";
  expect((await fetch(`${url}/console/`, { headers: { "if-none-match": etag } })).status).toBe(304);
});

test("it is told its issuer, client and API, even before it is built", async () => {
  const url = await serve(join(scratchFolder(), "absent"));
  expect(await (await fetch(`${url}/console/config.json`)).json()).toEqual(configuration);
  expect((await fetch(`${url}/console/`)).status).toBe(404);
});

test("nothing outside the folder, no missing file and no other method is answered", async () => {
  const url = await serve(built());
  for (const path of ["/console/..%2fsecret.txt", "/console/assets/absent.js", "/console/%ZZ"])
    expect((await fetch(`${url}${path}`)).status).toBe(404);
  expect((await fetch(`${url}/console/`, { method: "POST" })).status).toBe(405);
});
