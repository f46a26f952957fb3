import { copyFileSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BUNDLE_FILE, bundlingOptions } from "@tongban/functions/bundling";
import { deployments, type FunctionDeployment, type FunctionName } from "@tongban/functions/deployment";
import { buildSync } from "esbuild";

/** The repository's folder, which entry files are relative to. */
export const repositoryRoot = fileURLToPath(new URL("../", import.meta.url));

/** Makes a function's bundle and says its folder. */
export type Bundler = (name: FunctionName) => string;

/**
 * Bundles a function into `outDir`/<name>; the same sources make the same bytes, so that what did not change is not
 * deployed again. Throws where the function's entry file is missing.
 */
export const bundlerInto =
  (outDir: string): Bundler =>
  (name) => {
    const { entry, assets = [] }: FunctionDeployment = deployments[name];
    if (!existsSync(join(repositoryRoot, entry)))
      throw new Error(`function ${name} has no entry file ${entry}`);
    const folder = join(outDir, name);
    buildSync({
      ...bundlingOptions,
      mainFields: [...bundlingOptions.mainFields],
      absWorkingDir: repositoryRoot,
      entryPoints: [entry],
      outfile: join(folder, BUNDLE_FILE),
      logLevel: "warning",
    });
    for (const asset of assets) copyFileSync(join(repositoryRoot, asset), join(folder, basename(asset)));
    return folder;
  };
