import type { Allowed, Case, CaseId, Refusal, Verdict } from "@tongban/domain";
import {
  type CaseHistory,
  type CommandStamp,
  eventOfCommand,
  loadHistory,
  type StoreContext,
} from "@tongban/store";
import { type Problem, problem } from "./answer.ts";
import { decideAndSave } from "./decide-and-save.ts";

/** A command on a case: who may see the case, and what to decide. */
export type Command = {
  readonly caseId: CaseId;
  readonly stamp: CommandStamp;
  /** The version that the caller saw; absent where any will do. */
  readonly seen?: number | undefined;
  /** Whether the caller may see the case, by what they are granted now. */
  readonly visible: (kase: Case) => boolean;
  readonly decide: (kase: Case) => Verdict;
  /**
   * What a repetition comes to: usually the case as it is. What shows personal data is decided anew each time, so
   * that nobody sees it without permission and without an event.
   */
  readonly repetition?: "answered" | "decided-anew";
};

/** What a command came to: the case after it, or why not. */
export type CommandOutcome = { readonly kind: "done"; readonly history: CaseHistory } | Problem | Refusal;

/**
 * Runs a command of a partner or of a member of staff. One that was done before (same id, same content) is not done
 * again, whatever the case allows by now; the same id with other content is refused. Where the caller named a
 * version, a case that moved on is `version-stale`.
 */
export const runCommand = async (store: StoreContext, command: Command): Promise<CommandOutcome> => {
  const changed = await decideAndSave(store, {
    load: () => loadHistory(store, command.caseId),
    decide: (history) => decideOn(history, command),
    command: command.stamp,
  });
  if (changed.kind === "raced") return problem("try-again");
  if (changed.kind !== "saved") return changed;
  const { ground, after } = changed;
  return done({ head: after.head, events: [...(ground?.events ?? []), ...after.events] });
};

const decideOn = (
  history: CaseHistory | undefined,
  { stamp, seen, visible, decide, repetition = "answered" }: Command,
): Allowed | CommandOutcome => {
  if (!history || !visible(history.head.kase)) return problem("not-found");
  const before = eventOfCommand(history, stamp.id);
  if (before && before.command.digest !== stamp.digest) return problem("idempotency-key-reused");
  if (before && repetition === "answered") return done(history);
  const { version } = history.head.kase;
  if (seen !== undefined && seen !== version) return problem("version-stale", { version, seen });
  return decide(history.head.kase);
};

const done = (history: CaseHistory): CommandOutcome => ({ kind: "done", history });
