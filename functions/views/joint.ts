import type { joint } from "@tongban/contract";
import {
  type Case,
  type CaseId,
  type CasePart,
  dueOf,
  finishOf,
  type Instant,
  isOpen,
  isPast,
  type PlacedPart,
} from "@tongban/domain";
import type { CaseHistory, StoreContext } from "@tongban/store";
import type * as z from "zod";
import { childIdOf, loadChildren } from "../joint/children-of.ts";
import { placedIn } from "../joint/placed-in.ts";
import type { OpenedEvent } from "./opened-events.ts";

type JointView = z.output<typeof joint>;

/** The parts of a joint case with what became of them, and how their own cases stand; nothing for every other case. */
export const jointView = async (
  store: StoreContext,
  { head: { kase }, events }: CaseHistory,
  seen: readonly OpenedEvent[],
  now: Instant,
): Promise<JointView> => {
  if (!kase.parts) return [];
  const terms = placedIn(events);
  const children = await loadChildren(store, [kase]);
  return kase.parts.flatMap((part) => {
    const placed = terms.find(({ id }) => id === part.id);
    const id = childIdOf(kase, part);
    return placed ? [partView(part, placed, id, id && children.get(id)?.kase, seen, now)] : [];
  });
};

const partView = (
  { id: part, region, state, after = [] }: CasePart,
  { title, matter }: PlacedPart,
  caseId: CaseId | undefined,
  child: Case | undefined,
  seen: readonly OpenedEvent[],
  now: Instant,
): JointView[number] => ({
  part,
  title,
  matter,
  region,
  state,
  after: [...after],
  caseId: caseId ?? null,
  status: child?.status ?? null,
  due: child && isOpen(child) ? dueOf(child) : null,
  overdue: child !== undefined && isLate(child, now),
  ...outcomeOf(part, seen),
});

const isLate = (child: Case, now: Instant): boolean =>
  isOpen(child) ? isPast(dueOf(child), now) : (finishOf(child)?.late ?? false);

/** What was last said of a part: its document, or why it was refused or came back. */
const outcomeOf = (
  part: CasePart["id"],
  seen: readonly OpenedEvent[],
): Pick<JointView[number], "document" | "reasons" | "missing"> => {
  const last = seen.findLast(
    (event) =>
      (event.type === "PartStarted" || event.type === "PartDecided" || event.type === "PartReturned") &&
      event.part === part,
  );
  const reasons = last?.prose["reasons"] ?? last?.prose["reason"] ?? null;
  return {
    document: last?.type === "PartDecided" && last.outcome === "granted" ? last.document : null,
    reasons,
    missing: last?.type === "PartReturned" && last.why === "not-admitted" ? [...last.missing] : [],
  };
};

/** When the first open part of each of some joint cases is due, by the case. */
export const loadPartDues = async (
  store: StoreContext,
  cases: readonly Case[],
): Promise<ReadonlyMap<CaseId, Instant>> => {
  const children = await loadChildren(store, cases, ["open"]);
  const dues = new Map<CaseId, Instant>();
  for (const { kase } of children.values()) {
    const { parent } = kase.origin;
    if (!parent || !isOpen(kase)) continue;
    const { at } = dueOf(kase);
    const known = dues.get(parent.case);
    if (known === undefined || at < known) dues.set(parent.case, at);
  }
  return dues;
};
