import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { explainFileError, StartFailure } from "../failure.ts";
import { freePort, LOOPBACK } from "../loopback.ts";
import { findDynamodbBinary } from "./dynamodb-binary.ts";
import { endOrphan, type GuardedProcess, startGuarded } from "./guarded-process.ts";
import { indexStreamRecords } from "./stream-records.ts";

/** A DynamoDB-compatible engine under way. */
export type DynamodbEngine = {
  readonly url: string;
  /** SQLite file of the embedded engine; undefined for an endpoint that was given. */
  readonly file: string | undefined;
  /** Settles with the reason if the engine ends without having been asked to. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
};

const START_PATIENCE = 10_000;
const PORT_ATTEMPTS = 3;

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { method: "GET", signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
};

const untilReady = async (url: string, engine: GuardedProcess): Promise<boolean> => {
  let over = false;
  const watch = engine.ended.then(() => {
    over = true;
  });
  const deadline = performance.now() + START_PATIENCE;
  while (!over && performance.now() < deadline) {
    if (engine.output().includes("listening on") && (await answers(url)) && !over) return true;
    await Promise.race([watch, delay(10)]);
  }
  return false;
};

const failureOf = (output: string, folder: string): StartFailure => {
  const reason = output.trim().split("\n").at(-1) ?? "";
  const known = explainFileError(new Error(reason.toLowerCase()), folder);
  if (known instanceof StartFailure) return known;
  return new StartFailure(`The embedded DynamoDB engine did not start: ${reason || "it gave no reason"}.`);
};

/** Starts the embedded engine on a folder, after ending one that a killed broker may have left on it. */
export const startDynamodb = async (folder: string): Promise<DynamodbEngine> => {
  const binary = findDynamodbBinary();
  const file = join(folder, "tongban.db");
  const pidFile = join(folder, "engine.pid");
  await endOrphan(pidFile, file);
  indexStreamRecords(file);
  let output = "";
  for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt += 1) {
    const port = await freePort();
    const url = `http://${LOOPBACK}:${port}`;
    const engine = startGuarded(
      binary,
      ["serve", "--host", LOOPBACK, "--port", String(port), "--db-path", file],
      pidFile,
    );
    if (await untilReady(url, engine)) return running(url, file, engine);
    output = engine.output();
    await engine.stop();
    if (!/in use/i.test(output)) break;
  }
  throw failureOf(output, folder);
};

const running = (url: string, file: string, engine: GuardedProcess): DynamodbEngine => {
  let stopping = false;
  return {
    url,
    file,
    failed: new Promise((resolve) => {
      void engine.ended.then(({ code, output }) => {
        if (!stopping)
          resolve(
            `The embedded DynamoDB engine ended (exit code ${code}): ${output.trim().split("\n").at(-1)}`,
          );
      });
    }),
    stop: async () => {
      stopping = true;
      await engine.stop();
    },
  };
};

/** Uses an endpoint that someone else runs; refuses one that does not answer. */
export const useDynamodb = async (url: string): Promise<DynamodbEngine> => {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new StartFailure(`TONGBAN_DYNAMODB_URL must be an http or https URL, not "${url}".`);
  if (!(await answers(url)))
    throw new StartFailure(
      `Nothing answers at TONGBAN_DYNAMODB_URL (${url}); start it, or unset the variable to use the embedded engine.`,
    );
  return { url, file: undefined, failed: new Promise(() => {}), stop: async () => {} };
};
