import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { publicOperations } from "@tongban/contract";
import { createClient, Fault } from "../client/index.ts";
import { wait } from "../client/retry.ts";
import { CommandError, exitCodes } from "../command/exit-code.ts";
import { isLocal } from "../command/settings.ts";

const main = fileURLToPath(new URL("../../../local/src/main.ts", import.meta.url));

/** ms that a broker may take to start: its first start builds every function. */
const START_BOUND = 300_000;
/** ms that it may take to stop before it is ended. */
const STOP_BOUND = 15_000;

/** A broker that answers; `stop` ends it if it is the demo's own. */
export type RunningBroker = { readonly stop: () => Promise<void> };

/** Whether a broker answers at this URL. */
const answers = async (url: string): Promise<boolean> => {
  try {
    const once = { attempts: 1, firstDelay: 0, longestDelay: 0 };
    const { ok } = await createClient({ baseUrl: url, retry: once, timeout: 2_000 }).call(
      publicOperations.checkHealth,
    );
    return ok;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
};

/** Takes the broker that answers at this URL, or starts one there for the time of the demo. */
export const withBroker = async (url: string, say: (text: string) => void): Promise<RunningBroker> => {
  if (await answers(url)) return { stop: async () => {} };
  if (!isLocal(url))
    throw new CommandError(exitCodes.unreachable, `No broker answers at ${url}; look at TONGBAN_URL.`);
  say(`No broker runs at ${url}; starting one for this demo …`);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, TONGBAN_PORT: new URL(url).port || "80" },
    // A group of its own: Ctrl-C reaches the demo alone, which then stops the broker in order.
    detached: true,
  });
  const stop = (): Promise<void> => stopChild(child);
  try {
    await untilItAnswers(child, url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
};

const untilItAnswers = async (child: ChildProcess, url: string): Promise<void> => {
  const said: Buffer[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  const end = performance.now() + START_BOUND;
  while (performance.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null) {
      const reason = Buffer.concat(said).toString("utf8").trim();
      throw new CommandError(exitCodes.unreachable, reason || "The broker ended before it answered.");
    }
    if (await answers(url)) return;
    await wait(100, undefined);
  }
  throw new CommandError(exitCodes.unreachable, `The broker did not answer within ${START_BOUND / 1_000} s.`);
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), STOP_BOUND);
  await ended;
  clearTimeout(kill);
};
