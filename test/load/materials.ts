import { execFile } from "node:child_process";
import { hash } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { CaseId } from "@tongban/domain";
import {
  createPartnerClient,
  declareMaterial,
  expectValue,
  readKeyFile,
  uploadMaterials,
} from "@tongban/sdk";
import { DECLARED_PREFIX } from "@tongban/store/declared";
import { materialKeyOf } from "@tongban/store/object";
import { build } from "esbuild";
import * as z from "zod";
import { BUNDLE_FILE, bundlingOptions, programFile } from "../../functions/bundling.ts";
import { deployments } from "../../functions/deployment.ts";
import { demoApplications } from "../../packages/sdk/src/demo/applications.ts";
import { aZip } from "../builders/document.ts";
import { aLargePdf } from "../builders/large-pdf.ts";
import type { MeasuredBroker } from "./broker.ts";
import { killedMaterials, type Survived } from "./material-kills.ts";

/**
 * How many PDFs are sent one after the other, how many bytes each of the ten files of a ZIP has, and how many small
 * materials are sent while the broker is killed how often.
 */
export type MaterialEffort = {
  readonly files: number;
  readonly zipped: number;
  readonly killed: number;
  readonly kills: number;
};

/** Bytes of each PDF. */
const FILE_BYTES = 5_000_000;

/** ms of each file. */
export type MaterialTimes = {
  /** From the first byte sent until it is verified, with its preview kept. */
  readonly verified: readonly number[];
  /** Put and get of the same bytes by the engine, and their digest: what no verification is faster than. */
  readonly bare: readonly number[];
};

/** Sends PDFs of 5 MB, one after the other, each until it is verified and can be seen. */
export const materialTimes = async (
  { url, dataDir, environment }: MeasuredBroker,
  { files }: MaterialEffort,
): Promise<MaterialTimes> => {
  const client = createPartnerClient({
    baseUrl: url,
    key: readKeyFile(join(dataDir, "keys/nanjing-gov.json")),
  });
  const [demo] = demoApplications("bench");
  if (!demo) throw new Error("the demo has no application");
  const { application } = demo;
  const put = await bareEngine(environment);
  const verified: number[] = [];
  const bare: number[] = [];
  for (let n = 0; n < files; n++) {
    const bytes = aLargePdf(n, FILE_BYTES);
    const { caseId } = expectValue(
      await client.submitCase({
        ...application,
        externalRef: `bench-material-${n}`,
        materials: [...application.materials, declareMaterial("附件", "application/pdf", bytes)],
      }),
    );
    const started = performance.now();
    const [material] = await uploadMaterials(client, caseId, [bytes], {
      verifiedWithin: 120_000,
      lookEvery: 20,
    });
    if (material?.state !== "verified" || material.previews !== 1)
      throw new Error(`a file is ${material?.state} with ${material?.previews} previews`);
    verified.push(performance.now() - started);
    bare.push(await put(bytes));
  }
  return { verified, bare };
};

/** Puts and gets bytes by the engine itself, and digests them: ms of all three. */
const bareEngine = async (environment: Readonly<Record<string, string>>) => {
  const client = new S3Client({
    endpoint: environment["AWS_ENDPOINT_URL_S3"] ?? "",
    region: environment["AWS_REGION"] ?? "",
    credentials: {
      accessKeyId: environment["AWS_ACCESS_KEY_ID"] ?? "",
      secretAccessKey: environment["AWS_SECRET_ACCESS_KEY"] ?? "",
    },
    forcePathStyle: true,
  });
  const Bucket = "bare-files";
  await client.send(new CreateBucketCommand({ Bucket }));
  return async (bytes: Uint8Array): Promise<number> => {
    const started = performance.now();
    await client.send(new PutObjectCommand({ Bucket, Key: "file", Body: bytes }));
    const got = await client.send(new GetObjectCommand({ Bucket, Key: "file" }));
    hash("sha256", (await got.Body?.transformToByteArray()) ?? new Uint8Array());
    return performance.now() - started;
  };
};

const looked = z.object({
  failed: z.literal(0),
  processes: z.literal(1),
  seconds: z.number(),
  worker: z.number(),
  inspector: z.number(),
});

/** Files of the ZIP. */
const ZIPPED = 10;

/** MB that the ZIP unpacks to. */
export const unpackedMb = ({ zipped }: Pick<MaterialEffort, "zipped">): number => (ZIPPED * zipped) / 1e6;

/**
 * Has the worker, bundled as it is and in a process of its own, verify a ZIP at a broker whose own workers are held: seconds, and the peaks in MB of the worker and of the process that it looks at files in.
 */
export const zipFigure = async (
  { url, dataDir, environment }: MeasuredBroker,
  { zipped }: Pick<MaterialEffort, "zipped">,
): Promise<z.output<typeof looked>> => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-zip-"));
  try {
    const key = await sentZip({ url, dataDir }, zipped);
    const bundle = await bundledVerifier(folder);
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, PROGRAM), bundle, key], {
      env: { ...environment, TONGBAN_FUNCTION: "verify" },
    });
    return looked.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Name of the bundle of the program that runs the worker. */
const PROGRAM = "zip-program.mjs";

/** Sends the ZIP, and answers with the key under which the bucket tells of it. */
const sentZip = async (
  { url, dataDir }: Pick<MeasuredBroker, "url" | "dataDir">,
  zipped: number,
): Promise<string> => {
  const client = createPartnerClient({
    baseUrl: url,
    key: readKeyFile(join(dataDir, "keys/nanjing-gov.json")),
  });
  const [demo] = demoApplications("bench-zip");
  if (!demo) throw new Error("the demo has no application");
  const files = Array.from({ length: ZIPPED }, (_, n) => [`${n}.pdf`, aLargePdf(n, zipped)]);
  const bytes = aZip(Object.fromEntries(files));
  const { application } = demo;
  const materials = [...application.materials, declareMaterial("附件", "application/zip", bytes)];
  const { caseId } = expectValue(
    await client.submitCase({ ...application, externalRef: "bench-zip", materials }),
  );
  const sha256 = hash("sha256", bytes);
  // In one piece: of what is sent in parts, each part would be another object.
  const { upload } = expectValue(await client.askUpload(caseId, sha256));
  if (!upload) throw new Error("the ZIP is there already");
  const sent = await fetch(upload.url, { method: "PUT", headers: upload.headers, body: bytes });
  if (!sent.ok) throw new Error(`the ZIP was not taken: ${sent.status}`);
  return `${DECLARED_PREFIX}${materialKeyOf(caseId as CaseId, sha256)}`;
};

/** The worker's bundle, with its programs and assets beside it. */
const bundledVerifier = async (folder: string): Promise<string> => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { entry, programs, assets } = deployments.verify;
  const bundle = (from: string, to: string) =>
    build({
      ...bundlingOptions,
      mainFields: [...bundlingOptions.mainFields],
      entryPoints: [resolve(root, from)],
      outfile: join(folder, to),
    });
  await bundle(entry, BUNDLE_FILE);
  // Node's own compiler of TypeScript would count as well.
  await bundle(fileURLToPath(new URL("./zip-program.ts", import.meta.url)), PROGRAM);
  for (const program of programs) await bundle(program, programFile(program));
  for (const asset of assets) copyFileSync(join(root, asset), join(folder, basename(asset)));
  return join(folder, BUNDLE_FILE);
};

/** Sends small materials while the broker is killed: what became of them. */
export const survivedKills = async ({ killed, kills }: MaterialEffort): Promise<Survived> => {
  const dataDir = mkdtempSync(join(tmpdir(), "tongban-bench-kills-"));
  try {
    return await killedMaterials(dataDir, killed, kills);
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
};
