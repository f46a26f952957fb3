import {
  type Allowed,
  type Case,
  type CaseId,
  calendarRegionOf,
  type Instant,
  leavesAsSeen,
  type Moment,
  type Refusal,
  type Verdict,
} from "@tongban/domain";
import { stage } from "@tongban/functions/stage";
import {
  type CaseChange,
  type CaseHistory,
  type CommandStamp,
  decideAndSave,
  eventOfCommand,
  type KeptEvent,
  loadHistory,
} from "@tongban/store";
import { endingParts } from "../joint/ending-parts.ts";
import { type Problem, problem } from "./answer.ts";
import type { Resources } from "./resources.ts";

/** A command on a case: who may see the case, and what to decide. */
export type Command = {
  readonly caseId: CaseId;
  readonly stamp: CommandStamp;
  /** The version that the caller saw; absent where any will do. */
  readonly seen?: number | undefined;
  /** Whether the caller may see the case, by what they are granted now. */
  readonly visible: (kase: Case) => boolean;
  /** When it is given; due instants follow the calendar of the case's handling region. */
  readonly now: Instant;
  readonly decide: (kase: Case, moment: Moment, events: readonly KeptEvent[]) => Verdict;
  /**
   * What a repetition comes to: usually the case as it is. What shows personal data is decided anew each time, so
   * that nobody sees it without permission and without an event.
   */
  readonly repetition?: "answered" | "decided-anew";
  /** Other cases that change in the same transaction. */
  readonly along?: (history: CaseHistory) => Promise<readonly CaseChange[]>;
};

/** What a command came to: the case after it, or why not. */
export type CommandOutcome = { readonly kind: "done"; readonly history: CaseHistory } | Problem | Refusal;

/**
 * Runs a command of a partner or of a member of staff. One that was done before (same id, same content) is not done
 * again, whatever the case allows by now; the same id with other content is refused. Where the caller named a
 * version, a case that moved on by more than the post is `version-stale`. Where a joint case ends undecided, its open parts end with it.
 */
export const runCommand = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  given: Command,
): Promise<CommandOutcome> => {
  const command = { ...given, now: await stage.clockFor(store, { caseId: given.caseId }, given.now) };
  const changed = await decideAndSave(store, {
    load: async () => {
      const history = await loadHistory(store, command.caseId);
      return (
        history && { ...history, calendar: await calendarOf(calendarRegionOf(history.head.kase.origin)) }
      );
    },
    decide: (ground) => decideOn(ground, command),
    along: async (history, { events }) => {
      if (!history) return [];
      const ended = await endingParts({ store, calendarOf }, history.head.kase, events, command.now);
      return [...ended, ...((await command.along?.(history)) ?? [])];
    },
    command: command.stamp,
  });
  if (changed.kind === "raced") return problem("try-again");
  if (changed.kind !== "saved") return changed;
  const { ground, after } = changed;
  return done({ head: after.head, events: [...(ground?.events ?? []), ...after.events] });
};

const decideOn = (
  ground: (CaseHistory & Pick<Moment, "calendar">) | undefined,
  { stamp, seen, visible, now, decide, repetition = "answered" }: Command,
): Allowed | CommandOutcome => {
  if (!ground || !visible(ground.head.kase)) return problem("not-found");
  const { calendar, ...history } = ground;
  const before = eventOfCommand(history, stamp.id);
  if (before && before.command.digest !== stamp.digest) return problem("idempotency-key-reused");
  if (before && repetition === "answered") return done(history);
  const { version } = history.head.kase;
  if (seen !== undefined && (seen > version || !leavesAsSeen(history.events, seen)))
    return problem("version-stale", { version, seen });
  return decide(history.head.kase, { now, calendar }, history.events);
};

const done = (history: CaseHistory): CommandOutcome => ({ kind: "done", history });
