import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWebhookSecret, signRequest } from "@tongban/signature";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { runCommand, runInProcess } from "../../../test/run-command.ts";
import { createPartnerKey, deliveriesInMemory, nodeWebhookHandler, writeKeyFile } from "../../index.ts";

const secret = createWebhookSecret();
const key = createPartnerKey("nanjing-gov", "ed25519");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongban-conformance-"));
  writeKeyFile(join(folder, "own.key.json"), key);
});
afterEach(() => rmSync(folder, { recursive: true }));

const aReceiver = async (): Promise<string> => {
  const handle = nodeWebhookHandler({ secrets: [secret], store: deliveriesInMemory(), onEvent: () => {} });
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
};

describe("conformance of a receiver", () => {
  it("is reported for people and for machines, with the secret of tongban.json", async () => {
    const url = await aReceiver();
    writeFileSync(join(folder, "hook.secret"), `${secret}\n`);
    const file = { url: "https://broker.example", webhookSecretFile: "hook.secret" };
    writeFileSync(join(folder, "tongban.json"), JSON.stringify(file));
    const text = await runInProcess(["conformance", url], folder);
    expect(text).toMatchObject({ code: 0, err: "" });
    expect(text.out).toContain(
      "It conforms: 22 passed, 0 warned, 0 failed. See https://broker.example/docs/en/webhooks",
    );
    const wrong = await runInProcess(
      ["conformance", url, "--json", "--secret", createWebhookSecret()],
      folder,
    );
    expect(wrong.code).toBe(4);
    const report = JSON.parse(wrong.out);
    expect(report).toMatchObject({ of: "receiver", target: url, conforms: false });
    expect(report.checks[0]).toMatchObject({
      name: "test-event",
      verdict: "fail",
      mend: expect.stringContaining("secret"),
    });
    expect(wrong.out + wrong.err).not.toContain("whsec_");
  });

  it("says what it needs", async () => {
    expect(await runInProcess(["conformance"], folder)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/address of your webhook/),
    });
    const url = "http://127.0.0.1:1/";
    expect(await runInProcess(["conformance", url], folder)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--secret-file/),
    });
    const short = await runInProcess(["conformance", url, "--secret", "whsec_abc"], folder);
    expect(short).toMatchObject({ code: 2, err: expect.stringMatching(/24 to 64 bytes/) });
    const gone = await runInProcess(["conformance", url, "--secret", secret], folder);
    expect(gone).toMatchObject({ code: 3, err: expect.stringMatching(/cannot be reached/) });
  });
});

describe("conformance of a signer", () => {
  const program = `
import { createHash, createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
const { method, url, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const key = JSON.parse(readFileSync("own.key.json", "utf8"));
const digest = body === null ? {} : { "content-digest": "sha-256=:" + createHash("sha256").update(body).digest("base64") + ":" };
const all = { ...headers, ...digest };
const covered = ["content-digest", "content-type", "idempotency-key", "if-match"].filter((name) => all[name] !== undefined);
const names = ["@method", "@target-uri", ...covered].map((name) => '"' + name + '"').join(" ");
const params = "(" + names + ");created=" + Math.floor(Date.now() / 1000) + ';keyid="' + key.keyId + '";alg="ed25519";nonce="' + crypto.randomUUID() + '";tag="tongban"';
const lines = [["@method", method], ["@target-uri", url], ...covered.map((name) => [name, all[name]]), ["@signature-params", params]];
const base = lines.map(([name, value]) => '"' + name + '": ' + value).join("\\n");
console.log(JSON.stringify({ ...digest, "Signature-Input": "sig=" + params, Signature: "sig=:" + sign(null, Buffer.from(base), createPrivateKey(key.privateKeyPem)).toString("base64") + ":" }));
`;

  it("is found by running it, written by nobody of ours", async () => {
    writeFileSync(join(folder, "sign.mjs"), program);
    const args = ["conformance", "signer", "--key", "own.key.json", "--", process.execPath, "sign.mjs"];
    const { code, out, err } = await runInProcess(args, folder);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("It conforms: 15 passed");
  });

  it("says what a program does wrong, and what a key is that cannot be used", async () => {
    const run = (...args: string[]) => runInProcess(["conformance", "signer", ...args], folder);
    const silent = await run("--key", "own.key.json", "--json", "--", process.execPath, "-e", "");
    expect(silent.code).toBe(4);
    expect(JSON.parse(silent.out).checks[0]).toMatchObject({ seen: "it printed nothing" });
    expect(await run("--key", "own.key.json", "--", "./not-there")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/cannot be started/),
    });
    expect(await run("--key", "own.key.json")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--listen/),
    });
    expect(await run("--", "true")).toMatchObject({ code: 2, err: expect.stringMatching(/--public-key/) });
    writeFileSync(join(folder, "private.pem"), key.privateKeyPem);
    const mistaken = await run("--public-key", "private.pem", "--key-id", "x", "--", "true");
    expect(mistaken).toMatchObject({ code: 2, err: expect.stringMatching(/it holds a private key/) });
  });

  it("is found by requests that are sent to it, each answered with what a broker would say", async () => {
    const answers: { ok: boolean; seen: string; mend: string | null }[] = [];
    const send = async (url: string, signedFor = url) => {
      const signing = { keyId: key.keyId, algorithm: key.algorithm, privateKey: key.privateKeyPem };
      const options = { created: Math.floor(Date.now() / 1_000), nonce: crypto.randomUUID() };
      const headers = { ...signRequest({ method: "GET", url: signedFor, headers: {} }, signing, options) };
      for (let n = 0; n < 2; n++) answers.push(JSON.parse(await (await fetch(url, { headers })).text()));
    };
    const args = ["conformance", "signer", "--key", "own.key.json", "--listen", "--json"];
    let sending: Promise<void> | undefined;
    const { code } = await runCommand(args, folder, {}, "", (text, stop) => {
      const url = /"url":"([^"]+)"/.exec(text)?.[1];
      if (url === undefined || sending !== undefined) return;
      const all = send(`${url}/v1/cases?a=b`).then(() => send(`${url}/v1/cases?a=b`, `${url}/v1/cases`));
      sending = all.finally(stop);
    });
    await sending;
    expect(code).toBe(0);
    expect(answers.map(({ seen }) => seen)).toEqual([
      "verified",
      "the nonce was used before",
      "signature-invalid",
      "signature-invalid",
    ]);
    expect(answers[2]?.mend).toMatch(/"@target-uri": http:.*\/v1\/cases\?a=b\n/);
  });
});
