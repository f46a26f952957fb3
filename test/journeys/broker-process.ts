import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Where a broker of these tests is; `environment` is what its functions are given. */
export type RunningBroker = {
  readonly url: string;
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** A broker in a process group of its own. */
export type BrokerProcess = RunningBroker & {
  /** What it told at its start. */
  readonly told: readonly string[];
  /** Ends it as an operator does, and waits for the end. */
  stop(): Promise<void>;
  /** Ends the whole process as the kernel does when memory runs out. */
  kill(): Promise<void>;
};

const program = fileURLToPath(new URL("./broker-program.ts", import.meta.url));

const end = async (child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
};

/** Starts a broker with the small directory on a data folder; rejects with what it said if it does not start. */
export const startBrokerProcess = async (
  dataDir: string,
  port = 0,
  /** JSON of other seeds than the small directory. */
  seedFile = "",
): Promise<BrokerProcess> => {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", program, dataDir, String(port), seedFile],
    { stdio: ["pipe", "pipe", "pipe"], detached: true },
  );
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-4_096);
  });
  const said = once(createInterface({ input: child.stdout }), "line").then(([line]) => String(line));
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`The broker ended with ${code} before it was ready: ${complaint}`);
  });
  failed.catch(() => {});
  const { url, environment, told } = JSON.parse(await Promise.race([said, failed]));
  return {
    url,
    dataDir,
    environment,
    told,
    stop: () => end(child, "SIGTERM"),
    kill: () => end(child, "SIGKILL"),
  };
};
