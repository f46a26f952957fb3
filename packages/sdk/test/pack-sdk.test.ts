import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createWebhookSecret, signWebhook } from "@tongban/signature";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aSubmission } from "./cases.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Without the repository's own programs: what a partner's machine has. */
const environment = {
  ...process.env,
  PATH: (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((each) => !each.startsWith(root))
    .join(delimiter),
};

let folder: string;

const run = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { cwd: folder, env: environment, encoding: "utf8" });

const manifest = () =>
  JSON.parse(readFileSync(join(folder, "node_modules/@tongban/sdk/package.json"), "utf8"));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tongban-stranger-"));
  const program = join(root, "scripts/pack-sdk.ts");
  const packed = execFileSync(process.execPath, [program, "--out", folder], { encoding: "utf8" }).trim();
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }');
  const installed = run("npm", [
    "install",
    "--offline",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    packed,
  ]);
  expect(installed.stderr).not.toContain("ERR");
  expect(installed.status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("is installed offline, alone", () => {
  expect(manifest()).not.toHaveProperty("dependencies");
  expect(manifest()).not.toHaveProperty("private");
  const installed = JSON.parse(readFileSync(join(folder, "node_modules/.package-lock.json"), "utf8"));
  expect(Object.keys(installed.packages)).toEqual(["node_modules/@tongban/sdk"]);
  expect(readFileSync(join(folder, "node_modules/@tongban/sdk/THIRD-PARTY.txt"), "utf8")).toMatch(/^zod \d/m);
});

it("submits, and takes a delivery, in plain JavaScript on the machine's own Node", () => {
  const secret = createWebhookSecret();
  const body = JSON.stringify({
    id: "x-1",
    type: "cn.tongban.case.decided.v1",
    data: { caseId: "x", version: 1 },
  });
  const headers = signWebhook({ id: "x-1", timestamp: Math.floor(Date.now() / 1_000), body }, [secret]);
  writeFileSync(
    join(folder, "partner.js"),
    `import { createServer } from "node:http";
import { createRequire } from "node:module";
import { createPartnerClient, createPartnerKey, deliveriesInMemory, webhookHandler } from "@tongban/sdk";
let signed;
const server = createServer((request, response) => {
  signed = request.headers["signature-input"];
  response.writeHead(201, { "content-type": "application/json" }).end('{"caseId":"x"}');
}).listen(0, "127.0.0.1", async () => {
  const client = createPartnerClient({ baseUrl: "http://127.0.0.1:" + server.address().port, key: createPartnerKey("p", "ed25519") });
  const answer = await client.submitCase(${JSON.stringify(aSubmission())});
  const events = [];
  const handle = webhookHandler({ secrets: ["${secret}"], store: deliveriesInMemory(), onEvent: ({ id }) => void events.push(id) });
  const sent = { method: "POST", body: ${JSON.stringify(body)}, headers: ${JSON.stringify(headers)} };
  const { status } = await handle(new Request("http://127.0.0.1/", sent));
  // From Node 20.19 on CommonJS may require an ES module.
  const sdk = process.features.require_module ? createRequire(import.meta.url)("@tongban/sdk") : { createPartnerClient };
  console.log(JSON.stringify({ required: sdk.createPartnerClient === createPartnerClient, caseId: answer.value.caseId, tagged: signed.includes('tag="tongban"'), status, events }));
  server.close();
});
`,
  );
  const { stdout, stderr } = run("node", ["partner.js"]);
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    required: true,
    caseId: "x",
    tagged: true,
    status: 204,
    events: ["x-1"],
  });
});

it("is typed: each entry compiles strictly, its declarations included, and a wrong use does not", () => {
  writeFileSync(
    join(folder, "partner.ts"),
    `import * as sdk from "@tongban/sdk";
import type { FollowOptions, List, PartnerEvent, WebhookDelivery, WebhookHandlerOptions } from "@tongban/sdk";

const onEvent = async (event: PartnerEvent) => {
  switch (event.type) {
    case "cn.tongban.case.decided.v1":
      return event.data.outcome === "granted" ? "acknowledge" : undefined;
    // @ts-expect-error: no type of event
    case "cn.tongban.case.teleported.v1":
    default:
      return undefined;
  }
};

export const use = async (key: sdk.PartnerKey, application: sdk.SubmittedApplication, signal: AbortSignal) => {
  const client: sdk.PartnerClient = sdk.createPartnerClient({ baseUrl: "https://broker.example", key, retry: sdk.defaultRetryPolicy });
  const submitted = await client.submitCase(application);
  if (!submitted.ok) return submitted.problem.detail;
  const { caseId, status } = sdk.expectValue(await client.getCase(submitted.value.caseId));
  // @ts-expect-error: no status of a case
  if (status === "teleported") return;
  // @ts-expect-error: an application without a matter
  await client.submitCase({ externalRef: "1" });
  for await (const row of client.listCases()) console.log(row.caseId);
  for await (const page of client.listCases({ pageSize: 10 }).pages()) console.log(page.cursor, page.cases.length);
  const tries: List<{ cursor: string | null }, WebhookDelivery> = client.listDeliveries({ state: "failed" });
  (await sdk.wholeList(tries)) satisfies readonly WebhookDelivery[];
  const follow: FollowOptions = { cursor: sdk.cursorFile("feed.json"), signal };
  for await (const event of sdk.followEvents(client, follow)) console.log((event satisfies PartnerEvent).data.version);
  const options: WebhookHandlerOptions = { secrets: [], store: sdk.deliveriesInMemory(), onEvent };
  sdk.webhookHandler(options) satisfies (request: Request) => Promise<Response>;
  sdk.nodeWebhookHandler(options);
  const delivery = sdk.verifyWebhook({ headers: {}, body: "" }, []);
  if (delivery.ok && delivery.known) console.log(delivery.event.data.externalRef);
  const bytes = new Uint8Array();
  sdk.declareMaterial("图纸", "application/pdf", bytes);
  await sdk.uploadMaterials(client, caseId, [bytes], { onProgress: (_, sent, size) => console.log(sent / size) });
  sdk.writeKeyFile("key.json", sdk.createPartnerKey("p", "ed25519"));
  sdk.readKeyFile("key.json").keyId satisfies string;
  const catalog = await sdk.createCatalogClient({ baseUrl: "" }).regions();
  const mine = await sdk.createApplicantClient({ baseUrl: "", queryCode: "" }).progress();
  if (catalog.ok && mine.ok) console.log(sdk.verifyText, sdk.countersign, sdk.readWholeStatement, sdk.Fault, sdk.ProblemError);
};
`,
  );
  const options = [
    "--strict",
    "--exactOptionalPropertyTypes",
    "--verbatimModuleSyntax",
    "--noEmit",
    "--skipLibCheck",
    "false",
    "--target",
    "es2022",
    "--lib",
    "es2022,dom,dom.iterable,dom.asynciterable,esnext.disposable",
  ];
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = run("node", [tsc, ...options, "--module", "nodenext", "partner.ts"]);
  expect(stdout).toBe("");
});

it("says nothing of staff's work in its types", () => {
  const types = readFileSync(join(folder, "node_modules/@tongban/sdk/dist/index.d.ts"), "utf8");
  expect(types).toContain("submitCase");
  expect(types).not.toMatch(/^import .* from/m);
  for (const name of ["windowOperations", "caseActionOperations", "registryOperations"])
    expect(types.includes(name), name).toBe(false);
});

it("brings the command", () => {
  const { stdout, status } = run("npx", ["--offline", "tongban", "--help"]);
  expect(status).toBe(0);
  expect(stdout).toContain("tongban.json");
});
