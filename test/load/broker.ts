import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { highestRates } from "@tongban/domain";

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

/** What a measured broker may have of its own. */
type MeasuredSetting = {
  /** Another engine than the embedded one. */
  readonly dynamodbUrl?: string;
  /** What partners may ask, as `PARTNER_RATES` says it; next to nothing is limited if not given. */
  readonly rates?: string;
};

/** Starts a broker on a new data folder. */
export const startMeasured = async ({
  dynamodbUrl,
  rates = highestRates,
}: MeasuredSetting = {}): Promise<MeasuredBroker> => {
  const dataDir = mkdtempSync(join(tmpdir(), "tongban-bench-"));
  const program = fileURLToPath(new URL("./broker-program.ts", import.meta.url));
  const child = fork(program, [dataDir, rates, ...(dynamodbUrl ? [dynamodbUrl] : [])], {
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
