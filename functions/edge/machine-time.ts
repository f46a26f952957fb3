import type { Operation } from "@tongban/contract";
import { type Instant, instantFromEpochMs } from "@tongban/domain";
import type { Run } from "./call.ts";

/**
 * Gives a handler the machine's time in the place of the caller's: what belongs to a connection, such as the age of a
 * webhook's signature or the time between two replays, goes by the clock that everybody has.
 */
export const byMachineTime =
  <R extends Operation, Caller>(
    run: Run<R, Caller>,
    clock: () => Instant = () => instantFromEpochMs(Date.now()),
  ): Run<R, Caller> =>
  (call) =>
    run({ ...call, now: clock() });
