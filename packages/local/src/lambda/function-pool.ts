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
  /** How many threads it has now. */
  threads(): number;
  stop(): Promise<void>;
};

/** Threads that may exist for a function; as Lambda's reserved concurrency. */
const MAX_THREADS = 32;
/** Threads that are started as soon as events come; of those after them, each must promise to help. */
const EAGER_THREADS = availableParallelism() + 1;
/** ms between two looks at events that wait for a thread. */
const LOOK_PAUSE_MS = 40;
/** Share of their time that a function's threads may be at work and a further one still helps: they mostly sleep. */
const BUSY_SHARE = 0.25;
/** ms that an event waits at most because the threads are at work; then a further one is started all the same. */
const HOLD_LIMIT_MS = 5_000;
/** ms that an event waits in all before it is refused. */
const QUEUE_LIMIT_MS = 10_000;
/** ms without an event after which a thread is ended; one stays. A thread holds 15 to 25 MB. */
const IDLE_LIMIT_MS = 15_000;

type Waiting = { readonly since: number; give(environment: ExecutionEnvironment): void; refuse(): void };
type Idle = { readonly environment: ExecutionEnvironment; readonly since: number };

/** Makes a pool; no thread is started before it is needed, and none but one stays longer than `idleLimitMs` unused. */
export const createFunctionPool = (setting: FunctionSetting, idleLimitMs = IDLE_LIMIT_MS): FunctionPool => {
  let members = new Set<ExecutionEnvironment>();
  const idle: Idle[] = [];
  const waiting: Waiting[] = [];
  const retired = new Set<Promise<void>>();
  let looking = false;

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

  const busyMs = (): number => [...members].reduce((sum, environment) => sum + environment.busyMs(), 0);

  /**
   * Looks at what waits until nothing does. A further thread helps where the others sleep, as in a long poll; where
   * they are at work it would only take the processor from them, with its loading first of all. One is added at a
   * time, and what waits goes to whichever is free first.
   */
  const lookAfterQueue = (): void => {
    if (looking || waiting.length === 0) return;
    looking = true;
    const began = performance.now();
    const before = busyMs();
    setTimeout(async () => {
      const now = performance.now();
      const busyShare = (busyMs() - before) / (now - began) / Math.max(1, members.size);
      const held = now - (waiting[0]?.since ?? now);
      const helps = busyShare < BUSY_SHARE || held > HOLD_LIMIT_MS;
      if (waiting.length > 0 && members.size < MAX_THREADS && helps) await grow();
      looking = false;
      lookAfterQueue();
    }, LOOK_PAUSE_MS);
  };

  const grow = async (): Promise<void> => {
    const environment = start();
    await environment.loaded;
    hand(environment);
  };

  const waitForThread = (
    resolve: (environment: ExecutionEnvironment) => void,
    reject: (fault: FunctionFault) => void,
  ): void => {
    const giveUp = setTimeout(() => {
      waiting.splice(waiting.indexOf(entry), 1);
      entry.refuse();
    }, QUEUE_LIMIT_MS);
    const entry: Waiting = {
      since: performance.now(),
      give: (environment) => {
        clearTimeout(giveUp);
        resolve(environment);
      },
      refuse: () => {
        clearTimeout(giveUp);
        reject(new FunctionFault("throttled", `${setting.functionName}: rate exceeded`));
      },
    };
    waiting.push(entry);
    lookAfterQueue();
  };

  const endIdle = (): void => {
    while (members.size > 1 && idle[0] && performance.now() - idle[0].since > idleLimitMs) {
      const longest = idle.shift();
      if (longest) retire(longest.environment);
    }
  };
  const trimming = setInterval(endIdle, idleLimitMs / 3);
  trimming.unref();

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
    threads: () => members.size,
    stop: async () => {
      clearInterval(trimming);
      for (const entry of waiting.splice(0)) entry.refuse();
      await Promise.all([...members].map((environment) => environment.stop()));
      await Promise.all(retired);
      members.clear();
    },
  };
};
