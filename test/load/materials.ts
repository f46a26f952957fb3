import { execFile } from "node:child_process";
import { hash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  createPartnerClient,
  declareMaterial,
  expectValue,
  readKeyFile,
  uploadMaterials,
} from "@tongban/sdk";
import { build } from "esbuild";
import * as z from "zod";
import { bundlingOptions } from "../../functions/bundling.ts";
import { demoApplications } from "../../packages/sdk/src/demo/applications.ts";
import { aZip } from "../builders/document.ts";
import { aLargePdf } from "../builders/large-pdf.ts";
import type { MeasuredBroker } from "./broker.ts";
import { killedMaterials, type Survived } from "./material-kills.ts";

/** How many PDFs are sent one after the other, and how many small materials are sent while the broker is killed how often. */
export type MaterialEffort = { readonly files: number; readonly killed: number; readonly kills: number };

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

const looked = z.object({ kind: z.literal("sound"), seconds: z.number(), megabytes: z.number() });

/** Looks at a ZIP that unpacks to 195 MB, in a process of its own: seconds, and the peak of that process in MB. */
export const zipFigure = async (): Promise<z.output<typeof looked>> => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-bench-zip-"));
  const file = join(folder, "materials.zip");
  writeFileSync(file, aZip(Object.fromEntries(zipped().map((bytes, n) => [`${n}.pdf`, bytes]))));
  // Bundled as the worker is: Node's own compiler of TypeScript would count as well.
  const program = join(folder, "index.mjs");
  await build({
    ...bundlingOptions,
    mainFields: [...bundlingOptions.mainFields],
    entryPoints: [fileURLToPath(new URL("./zip-program.ts", import.meta.url))],
    outfile: program,
  });
  const { stdout } = await promisify(execFile)(process.execPath, [program, file]);
  rmSync(folder, { recursive: true });
  return looked.parse(JSON.parse(stdout));
};

const zipped = (): readonly Uint8Array[] => Array.from({ length: 10 }, (_, n) => aLargePdf(n, 19_500_000));

/** Sends small materials while the broker is killed: what became of them. */
export const survivedKills = async ({ killed, kills }: MaterialEffort): Promise<Survived> => {
  const dataDir = mkdtempSync(join(tmpdir(), "tongban-bench-kills-"));
  try {
    return await killedMaterials(dataDir, killed, kills);
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
};
