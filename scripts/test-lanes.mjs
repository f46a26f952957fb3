// Runs every test as vitest does, but projects beside one another: what waits for a browser, or for the pause before a
// retry, leaves the cores to what computes. With words on the command line it is vitest with these words.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, constants, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const typed = process.argv.slice(2);

/**
 * What waits most begins first. Each has brokers, and a browser, of its own. One takes every project that no other one names.
 */
const lanes = {
  brokers: ["--project=brokers"],
  journeys: ["--project=journeys"],
  "console-1": ["--project=console", "--shard=1/2"],
  others: ["--project=!console", "--project=!journeys", "--project=!brokers"],
  "console-2": ["--project=console", "--shard=2/2"],
};
const waiting = Object.entries(lanes);
const running = new Set();
let stopped = 0;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    stopped = 128 + constants.signals[signal];
    waiting.length = 0;
    for (const child of running) child.kill(signal);
  });

/** Resolves with vitest's exit code. */
const vitest = (options, stdio) =>
  new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [...process.execArgv, join(root, "node_modules/vitest/vitest.mjs"), "run", ...options],
      { stdio, env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}) } },
    );
    running.add(child);
    child.stdout?.pipe(process.stdout, { end: false });
    child.stderr?.pipe(process.stderr, { end: false });
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });

/** Runs lane after lane until none is left; their reports go to a folder. Resolves with their exit codes. */
const runLanes = async (folder) => {
  const codes = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [name, options] = next;
    const reports = ["--reporter=default", "--reporter=blob", `--outputFile.blob=${join(folder, name)}.json`];
    codes.push(await vitest([...options, ...reports], ["ignore", "pipe", "pipe"]));
  }
  return codes;
};

/** Prints what failed in any lane and the sum of all, and writes vitest's JSON report of all where one is asked for. */
const sumUp = (folder) => {
  const report = process.env.TONGBAN_TEST_REPORT;
  const written = report ? ["--reporter=json", `--outputFile.json=${report}`] : [];
  return vitest([`--mergeReports=${folder}`, "--reporter=minimal", ...written], "inherit");
};

/** One lane more at once than there are cores, for what waits; the first exit code that is not 0. */
const runAll = async () => {
  const bundle = join(root, "scripts/bundle.ts");
  execFileSync(process.execPath, [...process.execArgv, bundle], { stdio: "inherit" });
  const folder = mkdtempSync(join(tmpdir(), "tongban-tests-"));
  try {
    const codes = await Promise.all(
      Array.from({ length: availableParallelism() + 1 }, () => runLanes(folder)),
    );
    if (stopped > 0) return stopped;
    const summed = await sumUp(folder);
    return [...codes.flat(), summed].find((code) => code !== 0) ?? 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

process.exitCode = typed.length > 0 ? await vitest(typed, "inherit") : await runAll();
