import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deployments, environmentNames } from "@tongban/functions/deployment";
import { bundleFunctions, repositoryRoot } from "../../packages/local/src/host/bundle.ts";
import { quantile } from "./requests.ts";

/** A bundle's size in bytes and the ms that importing it takes, median of several fresh processes. */
export type BundleFigure = { readonly name: string; readonly bytes: number; readonly importMs: number };

/** Name of the floor among the bundles. */
export const FLOOR = "bare lib-dynamodb";

/** Environment with which a bundle can be imported. */
export const importEnvironment: Readonly<Record<string, string>> = {
  ...Object.fromEntries(environmentNames.map((name) => [name, "https://localhost/"])),
  PARTNER_RATES: "",
  WEBHOOK_NETWORKS: "",
  CERTIFICATE_SOURCES: "",
  PAYMENT_PLATFORMS: "",
  HANDLING_QUEUES: "",
  LOOPBACK_PORTS_REFUSED: "",
  LOG_LEVEL: "SILENT",
  AWS_REGION: "cn-local-1",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
};

/** Folder of bundles; what a broker built there is not built again. */
export const benchBundles = join(repositoryRoot, "build/functions");

/** Bundles every function and the floor, and imports each so many times; imports take turns, so that drift hits all alike. */
export const measureBundles = async (imports: number): Promise<readonly BundleFigure[]> => {
  const bundles = await bundleFunctions(
    { ...deployments, [FLOOR]: { entry: "test/load/bare-dynamodb.ts" } },
    benchBundles,
  );
  const times = new Map<string, number[]>(Object.keys(bundles).map((name) => [name, []]));
  for (let round = 0; round < imports; round++) {
    for (const [name, { path }] of Object.entries(bundles)) times.get(name)?.push(importOnce(path));
  }
  return Object.entries(bundles).map(([name, { bytes }]) => ({
    name,
    bytes,
    importMs: quantile(times.get(name) ?? [], 0.5),
  }));
};

const importOnce = (path: string): number => {
  const program = `const t=performance.now();await import(${JSON.stringify(pathToFileURL(path).href)});process.stdout.write(String(performance.now()-t));process.exit(0)`;
  const env = { ...importEnvironment, PATH: process.env["PATH"] ?? "" };
  return Number(
    execFileSync(process.execPath, ["--input-type=module", "-e", program], { env, encoding: "utf8" }),
  );
};
