/**
 * Runs a broker whose clock stands still until it is told to step, for whoever forked this program: a year passes in it
 * as fast as its work is done. Arguments are the data folder and the instant at which the clock stands first, in epoch ms.
 * It says {@link SteppedBrokerReply} and takes {@link SteppedBrokerCommand}; it ends when the channel does.
 */

import { highestRates } from "@tongban/domain";
import { deployments } from "@tongban/functions/deployment";
import { scheduledFunctions } from "@tongban/functions/topology";
import { createSteppedClock, followClock } from "./clock/stepped-clock.ts";
import { StartFailure } from "./failure.ts";
import { startBroker } from "./host/start.ts";
import type { Step } from "./host/stepping.ts";
import { seedWith } from "./seed/seed.ts";
import { readSeed } from "./seed/seed-files.ts";
import { functionSettings } from "./settings.ts";

/** What the broker is told: to take a step, or to let its clock go on by itself; `n` comes back with the reply. */
type SteppedBrokerCommand = { readonly n: number } & (
  | ({ readonly do: "step" } & Step)
  | { readonly do: "run" }
);

/** What the broker says: that it is ready, that a command is done, or what went wrong, in one sentence. */
type SteppedBrokerReply =
  | { readonly kind: "ready"; readonly url: string }
  | { readonly kind: "done"; readonly n: number }
  | { readonly kind: "failed"; readonly n?: number; readonly reason: string };

/** ms between two runs by schedule once the clock goes on. */
const SCHEDULE_PAUSE_MS = 2_000;

const say = (reply: SteppedBrokerReply): void => {
  process.send?.(reply);
};
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const main = async (dataDir: string, at: number): Promise<void> => {
  const clock = createSteppedClock(at);
  followClock(clock.memory);
  const directory = readSeed();
  const broker = await startBroker({
    port: 0,
    dataDir,
    directory,
    seed: seedWith(directory, dataDir),
    workers: "run",
    ...functionSettings(process.env, "WARN"),
    // Time stands still between its steps, and no bucket fills.
    partnerRates: highestRates,
    clock,
    onFailure: (reason) => {
      say({ kind: "failed", reason });
      process.exit(1);
    },
  });
  const { step } = broker;
  if (step === undefined) throw new Error("a broker with a stepped clock takes steps");
  const bySchedule = scheduledFunctions(deployments).map(({ name }) => name);
  const goOn = async (): Promise<void> => {
    await step({ run: bySchedule, consumers: "prompt" }).catch(() => {});
    setTimeout(goOn, SCHEDULE_PAUSE_MS).unref();
  };
  const carryOut = async (command: SteppedBrokerCommand): Promise<void> => {
    if (command.do === "step") return step(command);
    clock.run();
    void goOn();
  };
  process.on("message", (command: SteppedBrokerCommand) => {
    const { n } = command;
    carryOut(command).then(
      () => say({ kind: "done", n }),
      (error: unknown) => say({ kind: "failed", n, reason: reasonOf(error) }),
    );
  });
  const stop = (): void => void broker.stop().finally(() => process.exit(0));
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"] as const) process.on(signal, stop);
  say({ kind: "ready", url: broker.url });
};

const [dataDir = "", at = ""] = process.argv.slice(2);
try {
  await main(dataDir, Number(at));
} catch (error) {
  say({ kind: "failed", reason: error instanceof StartFailure ? error.message : reasonOf(error) });
  process.exitCode = 1;
  process.disconnect?.();
}
