// Builds the documentation: `npm run docs`, and beside a starting broker when its sources are newer than what was built.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isFresh } from "./freshness.mjs";

/** Folders and files that end up in the documentation, below the repository's root. */
const sources = [
  "docs/site",
  "docs/site/.vitepress/config.ts",
  "docs/site/.vitepress/theme",
  "docs/openapi.json",
  "docs/openapi-sandbox.json",
  "docs/pictures",
  "CHANGELOG.md",
  "functions/workers/retry-plan.ts",
  "packages/contract/src",
  "packages/signature/src",
  "package-lock.json",
];

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** One build at a time, because VitePress keeps what is between in one folder: whether this one may begin. */
const lock = (path) => {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isAlive(Number(readFileSync(path, "utf8")))) return false;
    rmSync(path, { force: true });
    return lock(path);
  }
};

/** Puts the whole of what was built where it is served from, so that nobody is shown a half. */
const takeOver = (root, made, served) => {
  for (const name of ["openapi.json", "openapi-sandbox.json"])
    cpSync(join(root, "docs", name), join(made, name));
  const former = `${served}-former`;
  rmSync(former, { recursive: true, force: true });
  try {
    renameSync(served, former);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  renameSync(made, served);
  rmSync(former, { recursive: true, force: true });
};

/** Runs VitePress, and resolves with why it failed, or with undefined. */
const runVitePress = (root, node, made, options) =>
  new Promise((resolve) => {
    const vitepress = join(root, "node_modules", "vitepress", "bin", "vitepress.js");
    const typed = ["build", join(root, "docs", "site"), "--outDir", made, ...options];
    const child = spawn(node, [vitepress, ...typed], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    child.stdout.on("data", (chunk) => said.push(chunk));
    child.stderr.on("data", (chunk) => said.push(chunk));
    process.once("exit", () => child.kill());
    try {
      setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // It only takes longer for others then.
    }
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code) => resolve(code === 0 ? undefined : Buffer.concat(said).toString().trim()));
  });

const BUSY = "Another program builds the documentation just now.";

/** Builds it unless another program does; resolves with why it did not, or with undefined. */
const build = async (root, node, options = []) => {
  const served = join(root, "build", "documentation");
  const made = `${served}-next`;
  const busy = `${served}.lock`;
  mkdirSync(dirname(served), { recursive: true });
  if (!lock(busy)) return BUSY;
  const unlock = () => rmSync(busy, { force: true });
  process.once("exit", unlock);
  const failed = await runVitePress(root, node, made, options);
  if (failed === undefined) takeOver(root, made, served);
  unlock();
  process.off("exit", unlock);
  return failed;
};

/** Builds the documentation beside what goes on, if it must be; a failure is told and leaves what was there. */
export const buildDocumentationBeside = (root, node) => {
  if (isFresh(root, join(root, "build", "documentation", "index.html"), sources)) return;
  void build(root, node).then((failed) => {
    if (failed === undefined || failed === BUSY) return;
    const reason = failed.split("\n").slice(-12).join("\n");
    process.stderr.write(`The documentation could not be built; npm run docs says more.\n${reason}\n`);
  });
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = await build(root, process.execPath, process.argv.slice(2));
  process.stdout.write(failed === undefined ? "Built into build/documentation.\n" : `${failed}\n`);
  process.exitCode = failed === undefined ? 0 : 1;
}
