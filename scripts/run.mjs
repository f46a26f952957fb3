// Runs one of the repository's programs after setting up what it needs. Plain JavaScript without dependencies: it
// must run on Node 20 and before node_modules exists.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureConsoleBuilt } from "./console-build.mjs";
import { buildDocumentationBeside } from "./documentation-build.mjs";
import { entries } from "./entries.mjs";
import { ensureInstalled, SetUpFailure } from "./installation.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "node_modules", ".bin");
const node = join(bin, "node");

const checkNode = () => {
  const major = Number(process.versions.node.split(".", 1)[0]);
  if (major < 20) throw new SetUpFailure(`Node.js 20 or newer is needed; this is ${process.versions.node}.`);
};

const chooseEntry = (name) => {
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (!entry)
    throw new SetUpFailure(`Usage: node scripts/run.mjs ${Object.keys(entries).join("|")} [options]`);
  if (!existsSync(join(root, entry.module)))
    throw new SetUpFailure(`${entry.module} is missing; restore it from git.`);
  return entry;
};

/** npm does not pass every signal on; a parent that is gone has asked us to end. */
const onParentGone = (tell) => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && tell(), 500).unref();
};

/** The program's signals and exit code are ours. */
const become = (entry, typed) => {
  const child = spawn(
    node,
    ["--disable-warning=ExperimentalWarning", join(root, entry.module), ...entry.options, ...typed],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
        // What is compiled once is not compiled by each of the programs that this one starts.
        NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compiled"),
        TONGBAN_LAUNCHER: String(process.pid),
      },
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  onParentGone(() => child.kill("SIGTERM"));
  child.once("error", (error) => {
    process.stderr.write(`The repository's Node.js could not be run: ${error.message}; run npm ci.\n`);
    process.exit(1);
  });
  child.once("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? ""] ?? 0)));
};

try {
  const [name = "", ...typed] = process.argv.slice(2);
  checkNode();
  const entry = chooseEntry(name);
  ensureInstalled(root);
  if (entry.console) ensureConsoleBuilt(root, node);
  become(entry, typed);
  if (entry.documentation) buildDocumentationBeside(root, node);
} catch (error) {
  if (!(error instanceof SetUpFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
