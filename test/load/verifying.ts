import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { canonicalJson } from "@tongban/domain";
import { startMeasured } from "./broker.ts";
import { liveCase } from "./case-life.ts";
import { partnerKey, sender } from "./requests.ts";
import { staffRequest, staffToken } from "./window.ts";

/** How many evidence packs are verified, and how many cases they are of, each asked for as often as is needed. */
export type VerifyingEffort = { readonly packs: number; readonly cases: number; readonly rounds: number };

/** Seconds from the start of the program to its end, the least of some rounds, and the size of the file in bytes. */
export type VerifyingFigure = { readonly ours: number; readonly floor: number; readonly bytes: number };

const verifier = fileURLToPath(new URL("../../packages/sdk/verifier/verify.js", import.meta.url));

/** The least that a verifier does: read the file, parse each line, hash its bytes, and check one Ed25519 signature a line. */
const bareVerifier = `
const { createHash, createPublicKey, verify } = require("node:crypto");
for (const line of require("node:fs").readFileSync(process.argv[1], "utf8").trimEnd().split("\\n")) {
  const { signature: { key, value } } = JSON.parse(line);
  createHash("sha256").update(line).digest();
  verify(null, Buffer.from(line), createPublicKey({ key, format: "jwk" }), Buffer.from(value, "base64url"));
}`;

/** Verifies evidence packs of finished cases, as the handling region gets them, beside the least that one can do with them. */
export const verifyingTimes = async ({ packs, cases, rounds }: VerifyingEffort): Promise<VerifyingFigure> => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-proof-"));
  const file = join(folder, "packs.json");
  writeFileSync(file, (await evidenceOf(packs, cases)).join(""));
  const best = (args: readonly string[]) =>
    Math.min(...Array.from({ length: rounds }, () => secondsOf([...args, file])));
  const figure = { ours: best([verifier]), floor: best(["-e", bareVerifier]), bytes: statSync(file).size };
  rmSync(folder, { recursive: true });
  return figure;
};

const secondsOf = (args: readonly string[]): number => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`not verified: ${stdout}${stderr}`);
  return (performance.now() - began) / 1_000;
};

const evidenceOf = async (packs: number, cases: number): Promise<readonly string[]> => {
  const broker = await startMeasured();
  broker.startWorkers();
  const http = sender(2);
  const key = partnerKey(broker.dataDir, "nanjing-gov");
  const token = await staffToken(broker, "li-mei");
  const ids: string[] = [];
  for (let i = 0; i < cases; i++) ids.push(await liveCase(broker, http, key, token));
  const lines: string[] = [];
  for (let i = 0; i < packs; i++) {
    const path = `/window/v1/cases/${ids[i % ids.length]}/evidence`;
    const { text } = await http.send(staffRequest(broker, token, "GET", path));
    lines.push(`${canonicalJson(JSON.parse(text))}\n`);
  }
  http.close();
  await broker.stop();
  return lines;
};
