import type { sandboxOperations } from "@tongban/contract/sandbox";
import { addMs, type Instant, instantFromEpochMs } from "@tongban/domain";
import { beginClockMove, loadMovedClock } from "@tongban/store/sandbox";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import { sandboxLimits } from "../limits.ts";
import type { SandboxCaller } from "../sandbox-authentication.ts";
import { durationMs } from "./duration-ms.ts";
import { type PassingTime, passTime } from "./pass-time.ts";

const DAY_MS = 86_400_000;

/** Moves the time of a partner's cases on. A repetition of the same command goes on to where that one was to end. */
export const moveClock =
  (
    passing: PassingTime,
    clock: () => Instant = () => instantFromEpochMs(Date.now()),
  ): Run<typeof sandboxOperations.moveClock, SandboxCaller> =>
  async ({ caller, body, command }) => {
    const { store } = passing;
    const seen = await loadMovedClock(store, caller.id);
    const repeated = seen.move?.command === command.id ? seen.move : undefined;
    const target = repeated?.target ?? seen.moved + durationMs(body.forward);
    if (target > sandboxLimits.mostDaysAhead * DAY_MS)
      return problem("clock-too-far", { mostDays: sandboxLimits.mostDaysAhead });
    if (!repeated && !(await beginClockMove(store, caller.id, seen, { command: command.id, target })))
      return problem("try-again");
    const { fired, finished } = await passTime(passing, caller.id, {
      from: seen.moved,
      target,
      machine: clock(),
    });
    const { moved } = await loadMovedClock(store, caller.id);
    return answered({
      now: addMs(clock(), moved),
      movedSeconds: Math.floor(moved / 1_000),
      fired,
      finished,
    });
  };
