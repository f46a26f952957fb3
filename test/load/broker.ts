import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A broker under measurement, in a process of its own. */
export type MeasuredBroker = {
  readonly pid: number;
  readonly url: string;
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Lets the queue and stream functions run; until then they are held. */
  startWorkers(): void;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
};

/** Starts a broker on a new data folder; `dynamodbUrl` instead of its embedded engine. */
export const startMeasured = async (dynamodbUrl?: string): Promise<MeasuredBroker> => {
  const dataDir = mkdtempSync(join(tmpdir(), "tongban-bench-"));
  const program = fileURLToPath(new URL("./broker-program.ts", import.meta.url));
  const child = fork(program, [dataDir, ...(dynamodbUrl ? [dynamodbUrl] : [])], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const ended = once(child, "exit");
  const [where] = await Promise.race([
    once(child, "message"),
    ended.then(() => {
      throw new Error("the broker under measurement ended before it was ready");
    }),
  ]);
  return {
    pid: child.pid ?? 0,
    ...(where as Pick<MeasuredBroker, "url" | "environment">),
    dataDir,
    startWorkers: () => void child.send("work"),
    stop: async () => {
      child.send("stop");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
