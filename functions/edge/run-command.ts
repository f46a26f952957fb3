import type { Case, CaseId, Decision, Refused } from "@tongban/domain";
import {
  type CaseHistory,
  type CommandStamp,
  eventOfCommand,
  loadHistory,
  type StoreContext,
  saveCase,
} from "@tongban/store";
import { type Problem, problem } from "./answer.ts";

/** A command on a case: who may see the case, and what to decide. */
export type Command = {
  readonly caseId: CaseId;
  readonly stamp: CommandStamp;
  /** The version that the caller saw; absent where any will do. */
  readonly seen?: number | undefined;
  readonly visible: (kase: Case) => boolean;
  readonly decide: (kase: Case) => Decision;
};

/** What a command came to: the case after it, or why not. */
export type CommandOutcome = { readonly kind: "done"; readonly history: CaseHistory } | Problem | Refused;

/** How often a command that names no version is decided again when another one was first. */
const TRIES = 5;

/**
 * Load → decide → save. A command that was done before (same id, same content) is not done again, whatever the
 * case allows by now: it answers with the case as it is; the same id with other content is refused. Where the
 * caller named a version, a case that moved on is `version-stale`; otherwise the decision is made again on the
 * newer case.
 */
export const runCommand = async (store: StoreContext, command: Command): Promise<CommandOutcome> => {
  const { caseId, stamp, seen, visible, decide } = command;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await loadHistory(store, caseId);
    if (!before || !visible(before.head.kase)) return problem("not-found");
    const repeated = repetitionOf(before, stamp);
    if (repeated) return repeated;
    const { version } = before.head.kase;
    if (seen !== undefined && seen !== version) return problem("version-stale", { version, seen });
    const decision = decide(before.head.kase);
    if (decision.kind === "refused") return decision;
    const saved = await saveCase(store, before.head, decision, stamp);
    if (saved.kind === "saved") {
      const events = [...before.events, ...saved.history.events];
      return { kind: "done", history: { head: saved.history.head, events } };
    }
  }
  return problem("try-again");
};

const repetitionOf = (history: CaseHistory, { id, digest }: CommandStamp): CommandOutcome | undefined => {
  const event = eventOfCommand(history, id);
  if (!event) return undefined;
  return event.command.digest === digest ? { kind: "done", history } : problem("idempotency-key-reused");
};
