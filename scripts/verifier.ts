import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

// Writes packages/sdk/verifier/verify.js: the verifier as one file that anyone can read and run with Node alone.

const path = fileURLToPath(new URL("../packages/sdk/verifier/verify.js", import.meta.url));
const biome = fileURLToPath(new URL("../node_modules/.bin/biome", import.meta.url));
const entry = fileURLToPath(new URL("../packages/sdk/src/verify/main.ts", import.meta.url));

const header = `#!/usr/bin/env node
"use strict";
/**
 * Verifies documents of a Tongban broker: evidence packs, completeness statements and deadline certificates.
 *
 *     node verify.js FILE... [--key KEY-ID]...
 *
 * It needs Node 18 or newer and nothing else: no network, no broker, no package. It is made of the broker's own source
 * by \`npm run verifier\`, with the comments kept, and is written to be read from here down: first what is done with a
 * file, then how each kind of document is checked, then what the checks are made of. The last line runs it.
 *
 * In short: a document is one line of JSON in the only form that RFC 8785 allows. All of it but its signatures is
 * signed with Ed25519 by a key whose id the broker publishes. Events are linked by SHA-256, each naming the hash of the
 * one before; cases are bound together by a Merkle tree as RFC 6962 describes it.
 */
`;

/** esbuild drops comments but those that begin with an exclamation mark, so every one of a declaration gets one. */
const keepComments: Plugin = {
  name: "keep-comments",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8")
        .replace(/^( *)\/\*\*/gm, "$1/*!")
        .replace(/^( +)\/\/ /gm, "$1//! "),
      loader: "ts",
    }));
  },
};

const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node18",
    charset: "utf8",
    legalComments: "inline",
    plugins: [keepComments],
  });
  return outputFiles[0]?.text ?? "";
};

/** Dependencies stand before what uses them in a bundle; a reader wants them after it. */
const topDown = (text: string): string => {
  const parts = text.split(/^(?=\/\/ packages\/)/m).filter((part) => part.trim() !== "");
  const run = /^process\.exitCode = .*;\n/m;
  const last = parts.findLastIndex((part) => run.test(part));
  const [call = ""] = run.exec(parts[last] ?? "") ?? [];
  if (call === "") throw new Error("the verifier does not run anything");
  parts[last] = (parts[last] ?? "").replace(call, "");
  return [...parts.toReversed(), call].join("\n");
};

/**
 * Everything that the file asks of Node stands at its beginning, by `require`: without `import` the file runs whether or
 * not a package.json above it says that it is a module.
 */
const builtInsFirst = (text: string): string => {
  const asked = /^import \{([^}]+)\} from "(node:\w+)";\n/gm;
  const imports = (text.match(asked) ?? []).join("");
  const renamed = [...imports.matchAll(/\b(\w+) as (\w+)\b/g)];
  const rest = renamed.reduce(
    (whole, [, name = "", alias = ""]) => whole.replaceAll(new RegExp(`\\b${alias}\\b`, "g"), name),
    text.replace(asked, ""),
  );
  const wanted = new Map<string, Set<string>>();
  for (const [, names = "", module = ""] of text.matchAll(asked)) {
    const known = wanted.get(module) ?? new Set();
    for (const name of names.split(",").map((word) => word.trim().replace(/ as .*/, "")))
      if (new RegExp(`\\b${name}\\(|instanceof ${name}\\b`).test(rest)) known.add(name);
    wanted.set(module, known);
  }
  const lines = [...wanted].map(
    ([module, names]) => `const { ${[...names].sort().join(", ")} } = require("${module}");\n`,
  );
  return `${lines.sort().join("")}\n${rest}`;
};

/** A comment whose declaration is not in the bundle, because it is a type or is not used, goes with it. */
const withoutOrphans = (text: string): string => {
  const orphan = /^\/\*!(?:(?!\*\/)[\s\S])*\*\/\n(?=\/\*!|\s*$|\n|\/\/ )/gm;
  const fewer = text.replace(orphan, "");
  return fewer === text ? text : withoutOrphans(fewer);
};

/** Gives comments their usual form again, and each declaration a line of its own before it. */
const laidOut = (text: string): string =>
  text
    .replace(/^\/\*!/gm, "\n/**")
    .replace(/^ +\/\*!/gm, (mark) => mark.replace("!", "*"))
    .replace(/^( +)\/\/! /gm, "$1// ")
    .replace(/^var /gm, "const ")
    .replace(/^([}\])].*;|\})\n(?=\S)/gm, "$1\n\n")
    .replaceAll("/* @__PURE__ */ ", "")
    .replaceAll("void 0", "undefined")
    .replace(/^\/\/ packages.*\n\s*(?=\/\/ packages|process)/gm, "")
    .replace(/\n{3,}/g, "\n\n");

/** As the rest of the repository is formatted. */
const formatted = (text: string): string =>
  execFileSync(biome, ["format", "--stdin-file-path=verify.cjs"], { input: text, encoding: "utf8" });

const made = [topDown, builtInsFirst, withoutOrphans, laidOut, formatted].reduce(
  (text, step) => step(text),
  await bundled(),
);
const file = `${header}\n${made.trimStart()}`;

const committed = (): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

if (!process.argv.includes("--check")) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file);
} else if (committed() !== file) {
  process.stderr.write(
    "packages/sdk/verifier/verify.js is not what its source makes; run `npm run verifier` and commit it.\n",
  );
  process.exitCode = 1;
}
