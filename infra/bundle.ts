import { copyFileSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BUNDLE_FILE, programFile } from "@tongban/functions/bundling";
import { bundlingOf, type StageFunctionName, type StageName } from "@tongban/functions/stages";
import { buildSync } from "esbuild";
import { deploymentIn } from "./deployed.ts";

/** The repository's folder, which entry files are relative to. */
export const repositoryRoot = fileURLToPath(new URL("../", import.meta.url));

/** Makes a function's bundle and says its folder. */
export type Bundler = (name: StageFunctionName) => string;

/**
 * Bundles a function of a stage into `outDir`/<name>; the same sources make the same bytes, so that what did not change is not
 * deployed again. Throws where the function's entry file is missing.
 */
export const bundlerInto =
  (outDir: string, stage: StageName): Bundler =>
  (name) => {
    const { entry, assets = [], programs = [] } = deploymentIn(stage, name);
    const bundling = bundlingOf(stage);
    if (!existsSync(join(repositoryRoot, entry)))
      throw new Error(`function ${name} has no entry file ${entry}`);
    const folder = join(outDir, name);
    const bundle = (source: string, file: string): void => {
      buildSync({
        ...bundling,
        mainFields: [...bundling.mainFields],
        absWorkingDir: repositoryRoot,
        entryPoints: [source],
        outfile: join(folder, file),
        logLevel: "warning",
      });
    };
    bundle(entry, BUNDLE_FILE);
    for (const program of programs) bundle(program, programFile(program));
    for (const asset of assets) copyFileSync(join(repositoryRoot, asset), join(folder, basename(asset)));
    return folder;
  };
