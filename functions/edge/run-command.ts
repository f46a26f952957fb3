import type { Case, CaseId, Decision, Refused } from "@tongban/domain";
import {
  type CaseHistory,
  type CommandStamp,
  findCommand,
  type Head,
  loadHead,
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
 * Load → decide → save. A command that was done before (same id, same content) answers with the case as it is
 * now, not with a conflict; the same id with other content is refused. Where the caller named a version, a
 * case that moved on is `version-stale`; otherwise the decision is made again on the newer case.
 */
export const runCommand = async (store: StoreContext, command: Command): Promise<CommandOutcome> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await loadHead(store, command.caseId);
    if (!before || !command.visible(before.kase)) return problem("not-found");
    if (command.seen !== undefined && command.seen !== before.kase.version) {
      return (await repeated(store, command)) ?? stale(before, command.seen);
    }
    const decision = command.decide(before.kase);
    if (decision.kind === "refused") return (await repeated(store, command)) ?? decision;
    const saved = await saveCase(store, before, decision, command.stamp);
    if (saved.kind === "saved") return { kind: "done", history: await wholeHistory(store, saved.history) };
  }
  return (await repeated(store, command)) ?? problem("try-again");
};

const stale = ({ kase }: Head, seen: number): Problem =>
  problem("version-stale", { version: kase.version, seen });

/** The events before this command's are in the table; the answer shows all of them. */
const wholeHistory = async (store: StoreContext, saved: CaseHistory): Promise<CaseHistory> =>
  (await loadHistory(store, saved.head.kase.id)) ?? saved;

const repeated = async (store: StoreContext, command: Command): Promise<CommandOutcome | undefined> => {
  const event = await findCommand(store, command.caseId, command.stamp.id);
  if (!event) return undefined;
  if (event.command.digest !== command.stamp.digest) return problem("idempotency-key-reused");
  const history = await loadHistory(store, command.caseId);
  return history ? { kind: "done", history } : undefined;
};
