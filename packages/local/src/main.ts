/** `npm start` and `npm run dev` (with --watch): runs the broker until it is told to stop. */

import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { bundlingOf, functionsOf, type StageName } from "@tongban/functions/stages";
import { StartFailure } from "./failure.ts";
import type { Broker } from "./host/host.ts";
import { bundleFolderOf, startBroker } from "./host/start.ts";
import { reloadOnChange } from "./reload-on-change.ts";
import { readyScreen } from "./screen.ts";
import { seedWith } from "./seed/seed.ts";
import { readSeed } from "./seed/seed-files.ts";
import { functionSettings, readSettings, type Settings } from "./settings.ts";

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** One sentence on the screen; whatever was not foreseen is in the log with its stack. */
const explain = (error: unknown, dataDir: string): string => {
  if (error instanceof StartFailure) return error.message;
  const log = join(dataDir, "logs", "broker.log");
  try {
    appendFileSync(
      log,
      `${JSON.stringify({ at: new Date().toISOString(), who: "main", stack: stackOf(error) })}\n`,
    );
  } catch {
    return `The broker cannot go on: ${error instanceof Error ? error.message : String(error)}`;
  }
  return `The broker cannot go on: ${error instanceof Error ? error.message : String(error)} (more in ${log})`;
};

const endWith = (error: unknown, dataDir: string): never => {
  process.stderr.write(`${explain(error, dataDir)}\n`);
  process.exit(1);
};

const watchSources = (broker: Broker, stage: StageName): void => {
  reloadOnChange({
    functions: functionsOf(stage),
    bundleDir: bundleFolderOf(stage),
    bundling: bundlingOf(stage),
    bundles: broker.bundles,
    changed: (names) => {
      for (const name of names) broker.reload(name);
      say(`Reloaded ${names.join(", ")}`);
    },
    broken: (reason) => say(`Not reloaded: ${reason}`),
  });
  say("Watching the functions' sources.");
};

/** `scripts/run.mjs` names itself; if it is killed outright, the broker must not hold the data folder for ever. */
const onLauncherGone = (tell: () => void): void => {
  const launcher = Number(process.env["TONGBAN_LAUNCHER"]);
  if (launcher === process.ppid) setInterval(() => process.ppid !== launcher && tell(), 500).unref();
};

/** One Ctrl-C may arrive more than once: from the terminal and from the programs that started this one. */
const SAME_SIGNAL = 1_000;

const stopOnSignal = (broker: Broker, dataDir: string): void => {
  let asked: number | undefined;
  const stop = (): void => {
    if (asked !== undefined && performance.now() - asked > SAME_SIGNAL) process.exit(130);
    if (asked !== undefined) return;
    asked = performance.now();
    say("Stopping …");
    broker.stop().then(
      () => process.exit(0),
      (error) => endWith(error, dataDir),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  onLauncherGone(() => asked === undefined && stop());
};

const main = async (settings: Settings): Promise<void> => {
  const began = performance.now();
  const directory = readSeed();
  const broker = await startBroker({
    ...settings,
    directory,
    seed: seedWith(directory, settings.dataDir, say),
    workers: "run",
    ...functionSettings(process.env, "INFO"),
    onFailure: (reason) => endWith(new StartFailure(reason), settings.dataDir),
  });
  stopOnSignal(broker, settings.dataDir);
  say(readyScreen(broker, directory, settings, performance.now() - began));
  if (process.argv.includes("--watch")) watchSources(broker, settings.stage);
};

try {
  const settings = readSettings(process.env, process.argv.slice(2));
  process.on("uncaughtException", (error) => endWith(error, settings.dataDir));
  await main(settings).catch((error) => endWith(error, settings.dataDir));
} catch (error) {
  endWith(error, "");
}
