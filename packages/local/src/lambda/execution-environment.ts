import { randomUUID } from "node:crypto";
import { Worker } from "node:worker_threads";
import { FunctionFault } from "./function-errors.ts";
import type { FunctionThread, Outcome } from "./protocol.ts";

/** What a function is run with. */
export type FunctionSetting = Omit<FunctionThread, "logStream" | "compileCache"> & {
  /** Seconds. */
  readonly timeout: number;
  readonly environment: Readonly<Record<string, string>>;
};

/** One thread with a function loaded in it; takes one event at a time. */
export type ExecutionEnvironment = {
  /** Settles when the bundle is loaded, or could not be. */
  readonly loaded: Promise<void>;
  /** Resolves with what the handler returned; rejects with {@link FunctionFault}. */
  invoke(event: unknown): Promise<unknown>;
  /** ms that the thread has been at work since its start, rather than waiting for something. */
  busyMs(): number;
  /** False once the thread has ended, for whatever reason. */
  alive(): boolean;
  stop(): Promise<void>;
};

/** ms that a bundle may take to load; more than Lambda's 10 s, because this machine has other work too. */
const INIT_LIMIT = 30_000;

const startThread = (setting: FunctionSetting): Worker => {
  const { functionName, bundle, region, memory, logFile, clock } = setting;
  const workerData: FunctionThread = {
    functionName,
    bundle,
    region,
    memory,
    logFile,
    logStream: randomUUID(),
    clock,
    compileCache: process.env["NODE_COMPILE_CACHE"],
  };
  return new Worker(new URL("./start-function-thread.mjs", import.meta.url), {
    workerData,
    env: { ...setting.environment },
    execArgv: ["--disable-warning=ExperimentalWarning"],
    resourceLimits: { maxOldGenerationSizeMb: memory },
    stdin: false,
  });
};

const outcomeOf = (functionName: string, outcome: Outcome): unknown => {
  if (outcome.kind !== "failed") return outcome.kind === "returned" ? outcome.value : undefined;
  throw new FunctionFault("threw", `${functionName}: ${outcome.errorType}: ${outcome.errorMessage}`);
};

/** Starts a thread at once; its first event waits until the bundle is loaded. */
export const startExecutionEnvironment = (setting: FunctionSetting): ExecutionEnvironment => {
  const thread = startThread(setting);
  let alive = true;
  let settle: { resolve(outcome: Outcome): void; reject(fault: FunctionFault): void } | undefined;

  const next = (limit: number, send: () => void): Promise<Outcome> =>
    new Promise<Outcome>((resolve, reject) => {
      const timer = setTimeout(() => {
        end(
          new FunctionFault(
            "timed-out",
            `${setting.functionName}: task timed out after ${limit / 1_000} seconds`,
          ),
        );
        void thread.terminate();
      }, limit);
      settle = {
        resolve: (outcome) => {
          clearTimeout(timer);
          resolve(outcome);
        },
        reject: (fault) => {
          clearTimeout(timer);
          reject(fault);
        },
      };
      send();
    });

  const end = (fault: FunctionFault): void => {
    alive = false;
    settle?.reject(fault);
    settle = undefined;
  };

  thread.on("message", (outcome: Outcome) => {
    const waiting = settle;
    settle = undefined;
    waiting?.resolve(outcome);
  });
  thread.on("error", (cause) =>
    end(new FunctionFault("crashed", `${setting.functionName}: ${cause.message}`, { cause })),
  );
  thread.on("exit", (code) =>
    end(new FunctionFault("crashed", `${setting.functionName}: exited with code ${code}`)),
  );

  const ready = next(INIT_LIMIT, () => {});
  ready.catch(() => {});

  return {
    loaded: ready.then(
      () => {},
      () => {},
    ),
    busyMs: () => thread.performance.eventLoopUtilization().active,
    alive: () => alive,
    invoke: async (event) => {
      await ready;
      if (!alive) throw new FunctionFault("crashed", `${setting.functionName}: its thread has ended`);
      const limit = setting.timeout * 1_000;
      const outcome = await next(limit, () =>
        thread.postMessage({ requestId: randomUUID(), event, deadline: Date.now() + limit }),
      );
      return outcomeOf(setting.functionName, outcome);
    },
    stop: async () => {
      alive = false;
      await thread.terminate();
    },
  };
};
