import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { CommandError, exitCodes } from "../../command/exit-code.ts";

/** A broker whose clock stands still until it is told to step. */
export type SteppedBroker = {
  readonly url: string;
  /** Moves the clock to an instant in epoch ms, runs functions there that run by schedule, and waits for what comes of it. */
  readonly step: (
    to: number,
    run: readonly ScheduledFunction[],
    consumers?: "all" | "prompt",
  ) => Promise<void>;
  /** Lets the clock go on by itself from where it stands. */
  readonly run: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type ScheduledFunction = "sweep" | "fold";

const reply = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), url: z.string() }),
  z.object({ kind: z.literal("done"), n: z.number() }),
  z.object({ kind: z.literal("failed"), n: z.number().optional(), reason: z.string() }),
]);

const program = fileURLToPath(new URL("../../../../local/src/stepped.ts", import.meta.url));

/** ms that it may take to stop before it is ended. */
const STOP_BOUND = 15_000;

/** Starts such a broker on a data folder, at an instant in epoch ms; refuses with one sentence where it does not start. */
export const startSteppedBroker = async (dataDir: string, at: number): Promise<SteppedBroker> => {
  const child = fork(program, [dataDir, String(at)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // A group of its own: Ctrl-C reaches the demo alone, which then stops the broker in order.
    detached: true,
  });
  const waiting = new Map<number, { resolve(): void; reject(error: Error): void }>();
  const ready = Promise.withResolvers<string>();
  const fail = (reason: string): void => {
    const error = new CommandError(exitCodes.fault, reason);
    ready.reject(error);
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  child.on("message", (message) => {
    const said = reply.parse(message);
    if (said.kind === "ready") return ready.resolve(said.url);
    if (said.kind === "failed" && said.n === undefined) return fail(said.reason);
    const one = waiting.get(said.n ?? 0);
    waiting.delete(said.n ?? 0);
    if (said.kind === "done") one?.resolve();
    else one?.reject(new CommandError(exitCodes.fault, said.reason));
  });
  child.once("error", (error) => fail(error.message));
  child.once("exit", () => fail("The broker of the year has ended."));

  let sent = 0;
  const order = (command: object): Promise<void> =>
    new Promise((resolve, reject) => {
      if (!child.connected)
        return reject(new CommandError(exitCodes.fault, "The broker of the year is gone."));
      sent += 1;
      waiting.set(sent, { resolve, reject });
      child.send({ ...command, n: sent });
    });
  return {
    url: await ready.promise,
    step: (to, run, consumers = "prompt") => order({ do: "step", to, run, consumers }),
    run: () => order({ do: "run" }),
    stop: () => stopChild(child),
  };
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), STOP_BOUND);
  await ended;
  clearTimeout(kill);
};
