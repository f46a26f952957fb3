/**
 * A clock that stands still until it is moved. Threads share it: each lets its `Date` follow, so that what runs there,
 * the same bundles as anywhere, reads the time that is wanted. A broker that nobody gives such a clock has none.
 */
export type SteppedClock = {
  /** What a thread follows by {@link followClock}. */
  readonly memory: SharedArrayBuffer;
  /** Epoch ms. */
  now(): number;
  /** Moves on to an instant, in epoch ms, and stands there; refuses to go back by a RangeError. */
  moveTo(at: number): void;
  /** Goes on from where it stands, as fast as any clock. */
  run(): void;
};

const STANDS_AT = 0;
/** Epoch ms of this machine at which the clock began to go on; 0 while it stands. */
const RUNS_SINCE = 1;

const RealDate = Date;

const readerOf = (memory: SharedArrayBuffer): (() => number) => {
  const cells = new BigInt64Array(memory);
  return () => {
    const since = Number(Atomics.load(cells, RUNS_SINCE));
    return Number(Atomics.load(cells, STANDS_AT)) + (since === 0 ? 0 : RealDate.now() - since);
  };
};

/** Makes a clock that stands at an instant, in epoch ms. */
export const createSteppedClock = (at: number): SteppedClock => {
  const memory = new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT);
  const cells = new BigInt64Array(memory);
  Atomics.store(cells, STANDS_AT, BigInt(at));
  const now = readerOf(memory);
  return {
    memory,
    now,
    moveTo: (to) => {
      if (!Number.isSafeInteger(to) || to < now()) throw new RangeError(`the clock cannot go back to ${to}`);
      Atomics.store(cells, RUNS_SINCE, 0n);
      Atomics.store(cells, STANDS_AT, BigInt(to));
    },
    run: () => {
      Atomics.store(cells, STANDS_AT, BigInt(now()));
      Atomics.store(cells, RUNS_SINCE, BigInt(RealDate.now()));
    },
  };
};

/** Lets this thread's `Date` follow a stepped clock from now on; timers and `performance` stay as they are. */
export const followClock = (memory: SharedArrayBuffer): void => {
  const now = readerOf(memory);
  globalThis.Date = new Proxy(RealDate, {
    construct: (date, parts, maker) => Reflect.construct(date, parts.length === 0 ? [now()] : parts, maker),
    get: (date, key) => (key === "now" ? now : Reflect.get(date, key)),
  });
};
