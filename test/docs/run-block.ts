import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Block, placeOf } from "./fenced-blocks.ts";
import { leftOut } from "./left-out.ts";

const shim = fileURLToPath(new URL("tongban-shim.mjs", import.meta.url));

/** `tongban` and `npx tongban`, as they are there once the SDK is installed, and the Node that the tests run on. */
const prelude = `set -eu
tongban() { "$TONGBAN_NODE" "$TONGBAN_SHIM" "$@"; }
npx() { [ "$1" = tongban ] || { echo "npx $1 is not run here" >&2; return 127; }; shift; tongban "$@"; }
node() { "$TONGBAN_NODE" "$@"; }
`;

/** How a block ended. */
export type RanBlock = { readonly code: number | null; readonly out: string; readonly err: string };

/** The lines of a block that are run, without those that {@link leftOut} names. */
export const linesToRun = ({ text }: Block): string =>
  text
    .split("\n")
    .filter((line) => !leftOut.some((one) => one.line.test(line)))
    .join("\n")
    .trim();

/** The file that a block of JavaScript says it is, in its first line. */
export const fileOf = (block: Block): string => {
  const name = /^\/\/ ([a-z-]+\.mjs)\n/.exec(block.text)?.[1];
  if (name === undefined) throw new Error(`${placeOf(block)} says no file in its first line: // NAME.mjs`);
  return name;
};

/** Programs that lines ask of the machine; a test is skipped where one is not there. */
export const programsOf = (lines: string): readonly string[] => [
  ...new Set([...lines.matchAll(/^(curl|openssl|python3|java|go|jq|aws)\b/gm)].map(([name]) => name)),
];

const spawnSh = (lines: string, folder: string, commands: string): ChildProcess => {
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    NO_PROXY: "127.0.0.1",
    TONGBAN_SHELL: commands,
    TONGBAN_SHIM: shim,
    TONGBAN_NODE: process.execPath,
  };
  return spawn("sh", ["-c", prelude + lines], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
};

/** Runs lines by `sh` in a folder, with the commands that a server runs. */
export const runBySh = (lines: string, folder: string, commands: string): Promise<RanBlock> =>
  new Promise((resolve, reject) => {
    const child = spawnSh(lines, folder, commands);
    let [out, err] = ["", ""];
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });

/** Starts lines that go on, and resolves once they have printed something; refuses where they end before. */
export const startBySh = (lines: string, folder: string, commands: string): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = spawnSh(`exec ${lines.replace(/^node /, '"$TONGBAN_NODE" ')}`, folder, commands);
    let err = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.stdout?.once("data", () => resolve(child));
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`${lines} ended with ${code}: ${err}`)));
  });
