import type { Instant } from "./instant.ts";
import { type Deadline, type Ledger, lastSegment, type Used } from "./ledger.ts";
import type { PauseGround } from "./pause-ground.ts";

/** Who answers for a clock; every clock has exactly one owner. */
export const clockOwners = [
  "source-window",
  "broker",
  "handling-window",
  "applicant",
  "partner",
  "courier",
] as const;

/** One of {@link clockOwners}. */
export type ClockOwner = (typeof clockOwners)[number];

/** The clocks of a case, in the order in which it meets them. */
export const clockNames = [
  "route",
  "claim",
  "notice",
  "supplement",
  "handling",
  "gap",
  "payment",
  "delivery",
  "return",
  "explanation",
  "supervision",
  "rectification",
] as const;

/** One of {@link clockNames}. */
export type ClockName = (typeof clockNames)[number];

/** Warnings from calm to alarm: by the days left (yellow, orange), once overdue (red), and a pause that outlasts its notice. */
export const rungs = ["yellow", "orange", "red", "pause"] as const;

/** One of {@link rungs}. */
export type Rung = (typeof rungs)[number];

/** What is always true of a clock. */
export type ClockEntry = {
  readonly owner: ClockOwner;
  /** Whether the holder's worklist is ordered by it: what the window, or the applicant it waits for, has to do next. */
  readonly onWorklist: boolean;
  /** Which warnings it gives. */
  readonly rungs: readonly Rung[];
};

/** Every clock: who answers for it, and what is done about it. */
export const clockTable: { readonly [C in ClockName]: ClockEntry } = {
  /** Submitted → on the window's board. */
  route: { owner: "broker", onWorklist: false, rungs: ["red"] },
  /** On the board → claimed. */
  claim: { owner: "handling-window", onWorklist: false, rungs: ["red"] },
  /** Received → accepted, declined or asked to supplement (行政许可法 art 32). */
  notice: { owner: "handling-window", onWorklist: true, rungs: ["yellow", "orange", "red"] },
  /** Asked to supplement → supplied. */
  supplement: { owner: "applicant", onWorklist: true, rungs: ["yellow", "orange", "red"] },
  /** Accepted → decided (行政许可法 art 42), an instant matter's from receipt. */
  handling: { owner: "handling-window", onWorklist: true, rungs: ["yellow", "orange", "red", "pause"] },
  /** Accepted with gaps → all that had to follow is there (容缺受理). */
  gap: { owner: "applicant", onWorklist: false, rungs: ["yellow", "orange", "red"] },
  /** A fee fell due → paid or waived (缴费). */
  payment: { owner: "applicant", onWorklist: false, rungs: ["yellow", "orange", "red"] },
  /** Decided → delivered (行政许可法 art 44). */
  delivery: { owner: "handling-window", onWorklist: false, rungs: ["yellow", "orange", "red"] },
  /** Decided → acknowledged: the partner has the result. How soon the broker offers it is measured, not clocked. */
  return: { owner: "partner", onWorklist: false, rungs: ["red"] },
  /** Overdue → explained (优化营商环境条例 36). */
  explanation: { owner: "handling-window", onWorklist: false, rungs: ["orange", "red"] },
  /** Ordered by a coordinator (督办) → answered. */
  supervision: { owner: "handling-window", onWorklist: false, rungs: ["orange", "red"] },
  /** Rated badly (差评) → rectified. */
  rectification: { owner: "handling-window", onWorklist: false, rungs: ["orange", "red"] },
};

/** When the warnings that are still to be given are due; one that was given, or that comes too late to help, is not there. */
export type WarningTimes = { readonly [R in Rung]?: Instant };

/** The two limits that a clock runs by. */
export type Deadlines = { readonly promised: Deadline; readonly statutory?: Deadline };

/** How a clock ended: what of each limit was used, and whether that was too much. */
export type ClockEnd = {
  readonly used: Used;
  readonly usedStatutory?: Used;
  readonly late: boolean;
  readonly lateStatutory?: boolean;
};

/** A clock: its limits with their due instants, every stretch it ran or stood still, and its end once it has one. */
export type Clock = Deadlines & {
  readonly ledger: Ledger;
  readonly warnings: WarningTimes;
  readonly end?: ClockEnd;
};

/** A case's clocks. */
export type Clocks = { readonly [C in ClockName]?: Clock };

/**
 * What an event does to a clock, with every instant that follows from it, so that nothing has to be computed when
 * it is read again. While a clock stands still, its due instants are those of a resumption at the expected end.
 */
export type ClockMove =
  | ({
      readonly do: "start";
      readonly clock: ClockName;
      readonly from: Instant;
      readonly warnings: WarningTimes;
    } & Deadlines)
  | ({
      readonly do: "pause";
      readonly clock: ClockName;
      readonly ground: PauseGround;
      readonly expectedEnd: Instant;
      readonly warnings: WarningTimes;
    } & Deadlines)
  | ({ readonly do: "resume"; readonly clock: ClockName; readonly warnings: WarningTimes } & Deadlines)
  | ({
      readonly do: "move";
      readonly clock: ClockName;
      readonly warnings: WarningTimes;
      /** The due instants before. */
      readonly was: { readonly promised: Instant; readonly statutory?: Instant };
    } & Deadlines)
  | ({ readonly do: "stop"; readonly clock: ClockName } & ClockEnd);

/** A move that the clocks before it cannot have made: a broken history. */
export class ImpossibleMove extends Error {
  override readonly name = "ImpossibleMove";
}

/** Whether a clock still runs or stands still. */
export const isLive = (clock: Clock | undefined): clock is Clock =>
  clock !== undefined && clock.end === undefined;

/** Whether a clock stands still. */
export const isPaused = ({ ledger, end }: Clock): boolean => !end && lastSegment(ledger).kind === "paused";

const closed = (ledger: Ledger, at: Instant): Ledger => {
  const last = { ...lastSegment(ledger), to: at };
  const [first, ...rest] = [...ledger.slice(0, -1), last];
  return [first ?? last, ...rest];
};

const deadlinesIn = ({ promised, statutory }: Deadlines): Deadlines =>
  statutory ? { promised, statutory } : { promised };

/** A clock after a move at an instant; throws {@link ImpossibleMove} where it cannot have made it. */
export const moved = (clock: Clock | undefined, move: ClockMove, at: Instant): Clock => {
  if (move.do === "start") {
    if (isLive(clock)) throw new ImpossibleMove(`${move.clock} runs already`);
    const { from, warnings } = move;
    return { ...deadlinesIn(move), ledger: [{ kind: "running", from }], warnings };
  }
  if (!isLive(clock)) throw new ImpossibleMove(`${move.clock} does not run`);
  if (move.do === "stop") {
    const { do: _did, clock: _name, ...end } = move;
    return { ...clock, ledger: closed(clock.ledger, at), warnings: {}, end };
  }
  const limits = { ...deadlinesIn(move), warnings: move.warnings };
  if (move.do === "move") return { ...limits, ledger: clock.ledger };
  if ((move.do === "resume") !== isPaused(clock)) throw new ImpossibleMove(`${move.clock} cannot ${move.do}`);
  if (move.do === "resume")
    return { ...limits, ledger: [...closed(clock.ledger, at), { kind: "running", from: at }] };
  const { ground, expectedEnd } = move;
  return {
    ...limits,
    ledger: [...closed(clock.ledger, at), { kind: "paused", from: at, ground, expectedEnd }],
  };
};

/** When a clock began. */
export const startOf = ({ ledger }: Clock): Instant => ledger[0].from;

/** Whether a limit was passed by an instant; exactly when it is due is still in time. */
export const isPast = ({ at }: Pick<Deadline, "at">, instant: Instant): boolean => instant > at;
