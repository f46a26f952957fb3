import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { aProblem, type Received, type Scripted, startFixture } from "../../test/loopback-fixture.ts";
import { createPartnerKey, writeKeyFile } from "../partner/key-file.ts";
import { createPartnerClient } from "../partner/partner-client.ts";
import { type AdapterFolder, openFolder } from "./folder.ts";
import { runRound } from "./run-round.ts";

const key = createPartnerKey("xian-approval", "ed25519");
const pulling = { by: ["wang-jun", "li-mei"], files: false, wait: 0 };
const caseId = "0123456789abcdefghjkmnpqrs";

let path: string;
let folder: AdapterFolder;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), "tongban-adapter-"));
  folder = openFolder(join(path, "exchange"));
});
afterEach(() => rmSync(path, { recursive: true }));

const clientOf = (baseUrl: string) =>
  createPartnerClient({ baseUrl, key, retry: { attempts: 1, firstDelay: 1, longestDelay: 1 } });

const say = (name: string, content: object | string) =>
  writeFileSync(join(folder.out, name), typeof content === "string" ? content : JSON.stringify(content));

const accept = { caseId, by: "li-mei", version: 3, action: "report", input: { code: 3 } };
const accepted = {
  case: { version: 4, status: "accepted", nationalStatus: { code: 3, label: "已受理" } },
  applicant: null,
};
const nothingNew = { status: 200, json: { events: [], cursor: "cursor-1" } };
const isFeed = ({ url }: Received) => url.startsWith("/v1/handling/events");
const isList = ({ url }: Received) => /^\/v1\/handling\/cases(\?|$)/.test(url);
const nothingOpen = { status: 200, json: { cases: [], cursor: null } };

it("writes a case that changed as the first person of its team sees it, then keeps the place in the feed", async () => {
  const broker = await startFixture((request): Scripted => {
    const { url } = request;
    if (isList(request)) return nothingOpen;
    if (url.includes("wang-jun")) return { status: 422, json: aProblem(422, "not-on-team") };
    if (url.includes("li-mei")) return { status: 200, json: { caseId, version: 2, holder: null } };
    return url.includes("after=")
      ? nothingNew
      : { status: 200, json: { events: [{ data: { caseId } }, { data: { caseId } }], cursor: "cursor-1" } };
  });
  expect(await runRound(clientOf(broker.url), folder, pulling)).toEqual({ done: 0, failed: 0, pulled: 1 });
  expect(JSON.parse(readFileSync(join(folder.in, `${caseId}.json`), "utf8"))).toEqual({
    by: "li-mei",
    kase: { caseId, version: 2, holder: null },
    applicant: null,
    files: [],
  });
  expect(await runRound(clientOf(broker.url), folder, pulling)).toMatchObject({ pulled: 0 });
});

it("begins with what is open, page by page, and once it has a place goes on with the feed alone", async () => {
  const [second, third] = ["1123456789abcdefghjkmnpqrs", "2123456789abcdefghjkmnpqrs"];
  const listed: string[] = [];
  const broker = await startFixture((request): Scripted => {
    if (isFeed(request))
      return { status: 200, json: { events: [{ data: { caseId: third } }], cursor: "cursor-1" } };
    if (!isList(request)) return { status: 200, json: { version: 2, holder: null } };
    listed.push(request.url);
    return request.url.includes("cursor=next")
      ? { status: 200, json: { cases: [{ caseId: second }, { caseId: third }], cursor: null } }
      : { status: 200, json: { cases: [{ caseId }], cursor: "next" } };
  });
  expect(await runRound(clientOf(broker.url), folder, pulling)).toMatchObject({ pulled: 3 });
  expect(readdirSync(folder.in)).toEqual([caseId, second, third].map((id) => `${id}.json`));
  expect(await runRound(clientOf(broker.url), folder, pulling)).toMatchObject({ pulled: 1 });
  expect(listed).toHaveLength(2);
});

it("leaves the place in the feed where a case could not be read, and takes away one that went elsewhere", async () => {
  let state: Scripted = { status: 503, json: aProblem(503, "try-again") };
  const page = { status: 200, json: { events: [{ data: { caseId } }], cursor: "cursor-1" } };
  const broker = await startFixture((request): Scripted => {
    if (isList(request)) return nothingOpen;
    return isFeed(request) ? page : state;
  });
  await expect(runRound(clientOf(broker.url), folder, pulling)).rejects.toThrow();
  expect(readdirSync(join(path, "exchange"))).not.toContain("place.json");
  writeFileSync(join(folder.in, `${caseId}.json`), "{}");
  state = { status: 404, json: aProblem(404, "not-found") };
  await runRound(clientOf(broker.url), folder, pulling);
  expect(readdirSync(folder.in)).toEqual([]);
});

it("sets aside what is no command or is refused with the reason, goes on with the rest, and keeps what may pass", async () => {
  let busy = true;
  const broker = await startFixture((request): Scripted => {
    if (isFeed(request)) return nothingNew;
    if (isList(request)) return nothingOpen;
    if (request.body.includes('"code":8'))
      return { status: 422, json: aProblem(422, "national-status-not-taken") };
    if (request.body.includes("resume") && busy)
      return { status: 429, json: aProblem(429, "too-many-requests") };
    return { status: 200, json: accepted };
  });
  say("1.json", "{ no json");
  say("2.json", { caseId, by: "li-mei" });
  say("3.json", { ...accept, input: { code: 8 } });
  say("4.json", { ...accept, action: "resume" });
  say("5.json", accept);
  say("6.json.tmp", accept);
  expect(await runRound(clientOf(broker.url), folder, pulling)).toMatchObject({ done: 1, failed: 3 });
  expect(readdirSync(folder.failed)).toEqual([
    "1.json",
    "1.report",
    "2.json",
    "2.report",
    "3.json",
    "3.report",
  ]);
  expect(readFileSync(join(folder.failed, "2.report"), "utf8")).toContain("action");
  expect(readdirSync(folder.out)).toEqual(["4.json", "6.json.tmp"]);
  busy = false;
  expect(await runRound(clientOf(broker.url), folder, pulling)).toMatchObject({ done: 1, failed: 0 });
});

it("killed before it is answered, sends the same command again under the same key, and no other", async () => {
  let asked = () => {};
  const posted = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const keys: unknown[] = [];
  const broker = await startFixture((request): Scripted => {
    if (isFeed(request)) return nothingNew;
    if (isList(request)) return nothingOpen;
    keys.push(request.headers["idempotency-key"]);
    asked();
    return keys.length === 1
      ? { status: 200, json: accepted, delay: 60_000 }
      : { status: 200, json: accepted };
  });
  writeKeyFile(join(path, "key.json"), key);
  say("1.json", accept);
  const bin = new URL("../../bin/tongban.js", import.meta.url).pathname;
  const args = ["adapter", "pull", "--folder", join(path, "exchange"), "--by", "li-mei", "--url", broker.url];
  const child = spawn(
    process.execPath,
    [bin, ...args, "--partner", "xian-approval", "--key", join(path, "key.json")],
    { stdio: "ignore" },
  );
  await posted;
  child.kill("SIGKILL");
  await once(child, "exit");
  expect([readdirSync(folder.out), readdirSync(folder.done)]).toEqual([["1.json"], []]);
  expect(await runRound(clientOf(broker.url), folder, pulling)).toMatchObject({ done: 1 });
  expect(await runRound(clientOf(broker.url), folder, pulling)).toMatchObject({ done: 0 });
  expect(readdirSync(folder.done)).toEqual(["1.json", "1.report"]);
  expect(keys).toEqual([keys[0], keys[0]]);
});
