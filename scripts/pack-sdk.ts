import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";

// Builds @tongban/sdk as others install it: JavaScript and declarations of one file each, without any dependency, packed
// by `npm pack` into a folder.

const root = fileURLToPath(new URL("../", import.meta.url));
const modules = join(root, "node_modules");
const sdk = join(root, "packages", "sdk");

/** Packages of the repository whose types stand in the SDK's. */
const typed = ["sdk", "contract", "domain", "signature"] as const;

const scratch = mkdtempSync(join(tmpdir(), "tongban-pack-"));
const declared = join(scratch, "declared");
const made = join(scratch, "package");

const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8"));

/** CommonJS packages in the bundle ask for what Node has itself by `require`. */
const requireForBundled =
  'import { createRequire as bundledRequire } from "node:module"; const require = bundledRequire(import.meta.url);';

/** Bundles the code, and answers with the folders of the packages from npm that are in it. */
const bundleCode = async (): Promise<ReadonlySet<string>> => {
  const { metafile } = await build({
    entryPoints: { index: join(sdk, "src/index.ts"), tongban: join(sdk, "src/command/main.ts") },
    outdir: join(made, "dist"),
    chunkNames: "chunk-[hash]",
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    charset: "utf8",
    metafile: true,
    legalComments: "none",
    logLevel: "warning",
    banner: { js: requireForBundled },
  });
  const folders = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).flatMap((path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  return new Set(folders.map((folder) => resolve(folder)));
};

/**
 * The table of all operations is longer than a declaration may be (TS7056), and the SDK's types need only tables of it: it
 * is left out. Any other complaint ends the build.
 */
const TOO_LONG = /^packages\/contract\/src\/operations\.ts\(.*error TS7056/;

const declareTypes = (): void => {
  const configuration = join(scratch, "tsconfig.json");
  const options = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    incremental: false,
    tsBuildInfoFile: null,
    rewriteRelativeImportExtensions: true,
    outDir: declared,
    rootDir: join(root, "packages"),
    typeRoots: [join(modules, "@types")],
  };
  const files = typed.map((name) => join(root, "packages", name, "src/index.ts"));
  writeFileSync(
    configuration,
    JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions: options, include: [], files }),
  );
  const tsc = join(modules, "typescript-native/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "--singleThreaded", "-p", configuration], {
    cwd: root,
    encoding: "utf8",
  });
  const wrong = stdout.split("\n").filter((line) => line !== "" && !TOO_LONG.test(line));
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  writeFileSync(join(declared, "contract/src/operations.d.ts"), "export {};\n");
};

/** Bundles the declarations, those of zod that they are made of included; what nothing public names falls out. */
const bundleTypes = async (): Promise<void> => {
  declareTypes();
  const configuration = join(scratch, "declarations.json");
  const options = { skipLibCheck: true, module: "nodenext", moduleResolution: "nodenext", target: "es2024" };
  writeFileSync(
    configuration,
    JSON.stringify({ compilerOptions: options, files: [join(declared, "sdk/src/index.d.ts")] }),
  );
  const bundle = await rollup({
    input: join(declared, "sdk/src/index.d.ts"),
    external: [/^node:/],
    onwarn: ({ message }) => {
      throw new Error(message);
    },
    plugins: [
      {
        name: "declarations-of-packages",
        resolveId: (id) => {
          const own = /^@tongban\/(\w+)$/.exec(id)?.[1];
          if (own !== undefined) return join(declared, own, "src/index.d.ts");
          if (/^[./]/.test(id)) return undefined;
          const { types } = readJson(join(modules, id, "package.json"));
          return typeof types === "string"
            ? join(modules, id, types)
            : fileURLToPath(import.meta.resolve(id)).replace(/\.js$/, ".d.ts");
        },
      },
      dts({ respectExternal: true, tsconfig: configuration }),
    ],
  });
  await bundle.write({ file: join(made, "dist/index.d.ts"), format: "es" });
};

const licenceOf = (folder: string): string => {
  const { name, version, license } = readJson(join(folder, "package.json"));
  const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "license.md"].find((each) => {
    try {
      return readFileSync(join(folder, each), "utf8") !== "";
    } catch {
      return false;
    }
  });
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
};

const writeManifest = (bundled: ReadonlySet<string>): void => {
  const { version, license, engines } = readJson(join(root, "package.json"));
  const manifest = {
    name: "@tongban/sdk",
    version,
    description:
      "The partner's side of a Tongban broker: client, feed and webhook consumers, and the tongban command",
    license,
    type: "module",
    engines,
    sideEffects: false,
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./verify.js": "./verify.js",
    },
    types: "./dist/index.d.ts",
    bin: { tongban: "./bin/tongban.js", "tongban-verify": "./verify.js" },
    files: ["dist", "bin", "verify.js", "README.md", "LICENSE", "THIRD-PARTY.txt"],
  };
  writeFileSync(join(made, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  mkdirSync(join(made, "bin"));
  writeFileSync(join(made, "bin/tongban.js"), '#!/usr/bin/env node\nimport "../dist/tongban.js";\n', {
    mode: 0o755,
  });
  cpSync(join(sdk, "verifier/verify.js"), join(made, "verify.js"));
  cpSync(join(sdk, "README.md"), join(made, "README.md"));
  cpSync(join(root, "LICENSE"), join(made, "LICENSE"));
  const line = `\n${"-".repeat(72)}\n\n`;
  writeFileSync(join(made, "THIRD-PARTY.txt"), [...bundled].sort().map(licenceOf).join(line));
};

const { values } = parseArgs({ options: { out: { type: "string" } } });
if (values.out === undefined) {
  process.stderr.write("Say where to put the package: npm run pack:sdk -- --out FOLDER\n");
  process.exitCode = 2;
} else {
  const out = resolve(values.out);
  try {
    mkdirSync(out, { recursive: true });
    mkdirSync(join(made, "dist"), { recursive: true });
    const bundled = await bundleCode();
    await bundleTypes();
    writeManifest(bundled);
    const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", out], {
      cwd: made,
      encoding: "utf8",
    });
    process.stdout.write(`${join(out, JSON.parse(packed)[0].filename)}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
