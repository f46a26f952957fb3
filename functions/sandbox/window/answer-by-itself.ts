import { isSandboxKey } from "@tongban/contract";
import { type MagicWord, magicWordOf } from "@tongban/contract/sandbox";
import { actionTransitions, type CaseId, type Instant, type Staff, type Transition } from "@tongban/domain";
import { type CaseHistory, digestOf, loadHistory, loadStaff, loadWindows } from "@tongban/store";
import { caseTime } from "../../edge/case-time.ts";
import { logInfo } from "../../edge/log.ts";
import type { Resources } from "../../edge/resources.ts";
import { runCommand } from "../../edge/run-command.ts";
import { atMyWindows } from "../../views/side-of.ts";
import { endsUploads, type Move, nextMove } from "./moves.ts";

/** Moves that one call makes at most; no word asks for so many. */
const MOST_MOVES = 12;

type Desk = Pick<Resources, "store" | "calendarOf">;

/**
 * Goes on with a case of a partner of the sandbox as its magic word says, one command after the other, by the decisions
 * that people's routes use and as people of its window's team. It may run twice: each move follows from the case as it
 * stands, and a second one is the same command. What a person did meanwhile is theirs. Answers with the case where it
 * came to a move that ends the time for uploads, and `mustWait` said that it has to.
 */
export const answerByItself = async (
  desk: Desk,
  caseId: CaseId,
  mustWait: (history: CaseHistory) => Promise<boolean> = async () => false,
): Promise<CaseHistory | undefined> => {
  const timeOf = caseTime(desk.store);
  for (let made = 0; made < MOST_MOVES; made++) {
    const history = await loadHistory(desk.store, caseId);
    if (!history || !isSandboxKey(history.head.kase.origin.partner)) return undefined;
    const now = await timeOf(caseId);
    const { kase } = history.head;
    const word: MagicWord = magicWordOf(kase.origin.externalRef);
    const happened = history.events.map(({ type }) => type);
    const move = nextMove(word, { kase, happened, now });
    if (!move) return undefined;
    if (endsUploads(move) && (await mustWait(history))) return history;
    if (!(await make(desk, history, move, now))) return undefined;
  }
  return undefined;
};

const make = async (
  desk: Desk,
  { head: { kase } }: CaseHistory,
  move: Move,
  now: Instant,
): Promise<boolean> => {
  const staff = await teamMember(desk, kase.window, move.by);
  if (!staff) return false;
  const { action, input } = move;
  // Which input belongs to which action is told by the table of moves; here they are one of many.
  const transition = actionTransitions[action] as Transition<Staff, unknown>;
  const outcome = await runCommand(desk, {
    caseId: kase.origin.id,
    stamp: { id: `sandbox-${action}-${kase.version}`, digest: digestOf(input ?? null) },
    visible: atMyWindows(staff),
    now,
    decide: (seen, moment) => transition.verdict(seen, staff, input, moment),
  });
  if (outcome.kind === "done") return true;
  logInfo("the sandbox's window stopped", { caseId: kase.origin.id, code: outcome.code });
  return false;
};

const teamMember = async (
  { store }: Desk,
  window: Parameters<typeof loadWindows>[1][number],
  by: Move["by"],
): Promise<Staff | undefined> => {
  const [desk] = await loadWindows(store, [window]);
  const team = await loadStaff(
    store,
    (desk?.team ?? []).map(({ id }) => id),
  );
  return team.toSorted((a, b) => (a.id < b.id ? -1 : 1)).find(({ role }) => role === by);
};
