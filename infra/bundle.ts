import { copyFileSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bundling, buildOf } from "@tongban/functions/bundling";
import type { FunctionDeployment } from "@tongban/functions/deployment";
import type { StageFunctionName } from "@tongban/functions/stages";
import { buildSync } from "esbuild";

/** The repository's folder, which entry files are relative to. */
export const repositoryRoot = fileURLToPath(new URL("../", import.meta.url));

/** Says the folder of a function's bundle, which it made. */
export type Bundler = (name: StageFunctionName) => string;

/** What a bundler makes bundles of. */
type Bundled = Readonly<Record<string, Pick<FunctionDeployment, "entry" | "programs" | "assets">>>;

const bundleInto = (outDir: string, functions: Bundled, bundling: Bundling): void => {
  for (const [name, { entry }] of Object.entries(functions))
    if (!existsSync(join(repositoryRoot, entry)))
      throw new Error(`function ${name} has no entry file ${entry}`);
  buildSync({
    ...buildOf(functions, bundling, outDir),
    absWorkingDir: repositoryRoot,
    logLevel: "warning",
  });
  for (const [name, { assets = [] }] of Object.entries(functions))
    for (const asset of assets)
      copyFileSync(join(repositoryRoot, asset), join(outDir, name, basename(asset)));
};

/**
 * Bundles functions into `outDir`/<name>, all of them when the first one is asked for; the same sources make the same bytes,
 * so that what did not change is not deployed again. Throws where an entry file is missing.
 */
export const bundlerInto = (outDir: string, functions: Bundled, bundling: Bundling): Bundler => {
  let bundled = false;
  return (name) => {
    if (!bundled) bundleInto(outDir, functions, bundling);
    bundled = true;
    return join(outDir, name);
  };
};
