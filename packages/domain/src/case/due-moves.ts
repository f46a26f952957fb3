import type { ClockName } from "../clock/clock.ts";
import type { Instant } from "../clock/instant.ts";
import type { CaseEvent } from "./event.ts";

/** A due instant that an event moved; where only its reliability changed, both instants are the same. */
export type DueMove = {
  readonly clock: ClockName;
  readonly limit: "promised" | "statutory";
  readonly was: Instant;
  readonly due: Instant;
  readonly provisional: boolean;
};

/** Every due instant that an event moved: by an extension, or by another version of the calendar. */
export const dueMovesIn = ({ clocks }: Pick<CaseEvent, "clocks">): readonly DueMove[] =>
  clocks.flatMap((move) => {
    if (move.do !== "move") return [];
    const { clock, was, promised, statutory } = move;
    return [
      { clock, limit: "promised", was: was.promised, due: promised.at, provisional: promised.provisional },
      ...(statutory && was.statutory !== undefined
        ? [
            {
              clock,
              limit: "statutory" as const,
              was: was.statutory,
              due: statutory.at,
              provisional: statutory.provisional,
            },
          ]
        : []),
    ] as const;
  });
