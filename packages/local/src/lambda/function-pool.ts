import { availableParallelism } from "node:os";
import {
  type ExecutionEnvironment,
  type FunctionSetting,
  startExecutionEnvironment,
} from "./execution-environment.ts";
import { FunctionFault } from "./function-errors.ts";

/** A function that can be invoked as often as one likes; its threads come and go. */
export type FunctionPool = {
  /** Resolves with what the handler returned; rejects with {@link FunctionFault}. */
  invoke(event: unknown): Promise<unknown>;
  /** Invocations from now on run the bundle as it now is on disk; those under way end with the old one. */
  reload(): void;
  /** Has one thread loaded before the first event. */
  warm(): void;
  stop(): Promise<void>;
};

/** Threads that may exist for a function; as Lambda's reserved concurrency. */
const MOST_THREADS = 32;
/** Threads that are started without hesitation: more than the cores only help when threads wait. */
const EAGER_THREADS = availableParallelism() + 1;
/** ms that an event waits for a busy thread before a further thread is started. */
const HESITATION = 40;
/** ms that an event waits in all before it is refused. */
const QUEUE_LIMIT = 10_000;
/** ms without an event after which a thread is ended; one stays. */
const IDLE_LIMIT = 60_000;

type Waiting = { give(environment: ExecutionEnvironment): void; refuse(): void };
type Idle = { readonly environment: ExecutionEnvironment; readonly since: number };

/** Makes a pool; no thread is started before it is needed. */
export const createFunctionPool = (setting: FunctionSetting): FunctionPool => {
  let members = new Set<ExecutionEnvironment>();
  const idle: Idle[] = [];
  const waiting: Waiting[] = [];
  const retired = new Set<Promise<void>>();
  let growing = false;

  const retire = (environment: ExecutionEnvironment): void => {
    members.delete(environment);
    const ending = environment.stop().finally(() => retired.delete(ending));
    retired.add(ending);
  };

  const start = (): ExecutionEnvironment => {
    const environment = startExecutionEnvironment(setting);
    members.add(environment);
    return environment;
  };

  const release = (environment: ExecutionEnvironment): void => {
    if (!members.has(environment) || !environment.alive()) {
      retire(environment);
      if (waiting.length > 0) hand(start());
    } else hand(environment);
  };

  const hand = (environment: ExecutionEnvironment): void => {
    const next = waiting.shift();
    if (next) next.give(environment);
    else idle.push({ environment, since: performance.now() });
  };

  /** The thread that was busy last is taken first: it is warm, and the others can be ended. */
  const takeIdle = (): ExecutionEnvironment | undefined => {
    for (let found = idle.pop(); found; found = idle.pop()) {
      if (members.has(found.environment) && found.environment.alive()) return found.environment;
      retire(found.environment);
    }
    return undefined;
  };

  const acquire = async (): Promise<ExecutionEnvironment> => {
    const free = takeIdle();
    if (free) return free;
    if (members.size < EAGER_THREADS) return start();
    return new Promise((resolve, reject) => waitForThread(resolve, reject));
  };

  /**
   * One thread more at a time, handed out once it is loaded: threads that all load at once take the processor from
   * those that could do the work, and what waits goes to whichever is free first.
   */
  const grow = (): void => {
    if (growing || waiting.length === 0 || members.size >= MOST_THREADS) return;
    growing = true;
    const environment = start();
    void environment.loaded.then(() => {
      growing = false;
      hand(environment);
      if (waiting.length > 0) setTimeout(grow, HESITATION);
    });
  };

  const waitForThread = (
    resolve: (environment: ExecutionEnvironment) => void,
    reject: (fault: FunctionFault) => void,
  ): void => {
    const hesitation = setTimeout(grow, HESITATION);
    const giveUp = setTimeout(() => {
      waiting.splice(waiting.indexOf(entry), 1);
      entry.refuse();
    }, QUEUE_LIMIT);
    const entry: Waiting = {
      give: (environment) => {
        clearTimeout(hesitation);
        clearTimeout(giveUp);
        resolve(environment);
      },
      refuse: () => {
        clearTimeout(hesitation);
        clearTimeout(giveUp);
        reject(new FunctionFault("throttled", `${setting.functionName}: rate exceeded`));
      },
    };
    waiting.push(entry);
  };

  const endIdle = (): void => {
    while (members.size > 1 && idle[0] && performance.now() - idle[0].since > IDLE_LIMIT) {
      const longest = idle.shift();
      if (longest) retire(longest.environment);
    }
  };
  const housekeeping = setInterval(endIdle, IDLE_LIMIT / 4);
  housekeeping.unref();

  return {
    invoke: async (event) => {
      const environment = await acquire();
      try {
        return await environment.invoke(event);
      } finally {
        release(environment);
      }
    },
    reload: () => {
      members = new Set();
      for (const { environment } of idle.splice(0)) retire(environment);
    },
    warm: () => {
      if (members.size === 0) hand(start());
    },
    stop: async () => {
      clearInterval(housekeeping);
      for (const entry of waiting.splice(0)) entry.refuse();
      await Promise.all([...members].map((environment) => environment.stop()));
      await Promise.all(retired);
      members.clear();
    },
  };
};
