import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { scratchFolder } from "../../test/scratch.ts";
import { close, listen } from "../loopback.ts";
import { createDocumentationFiles } from "./documentation-files.ts";

const serve = async () => {
  const folder = scratchFolder();
  const pages = join(folder, "pages");
  const files = createDocumentationFiles({ pages, openapi: folder });
  const server = createServer((request, response) => void files.pages(request, response, request.url ?? ""));
  const port = await listen(server, 0);
  onTestFinished(() => close(server, 0));
  return {
    pages,
    ask: (path: string, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${port}/docs/${path}`, { headers }),
  };
};

test("until it is built every page says so and asks again, and nothing else is taken for a page", async () => {
  const { ask } = await serve();
  for (const path of ["", "start.html", "en/start"]) {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await answer.text()).toContain('http-equiv="refresh"');
  }
  expect((await ask("assets/app.js")).status).toBe(404);
});

test("once it is built its pages are found with and without ending, and what is not there is a problem, or a page where one is asked for", async () => {
  const { pages, ask } = await serve();
  mkdirSync(join(pages, "en"), { recursive: true });
  for (const name of ["index.html", "start.html", "en/index.html"]) writeFileSync(join(pages, name), name);
  const found = { "": "index.html", start: "start.html", "start.html": "start.html", en: "en/index.html" };
  for (const [path, name] of Object.entries(found)) expect(await (await ask(path)).text()).toBe(name);
  const absent = await ask("nothing.html");
  expect([absent.status, await absent.json()]).toMatchObject([404, { code: "local-no-such-page" }]);
  writeFileSync(join(pages, "404.html"), "no such page");
  const shown = await ask("en/nothing.html", { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
  expect([shown.status, await shown.text()]).toEqual([404, "no such page"]);
});
