import {
  type CaseId,
  calendarRegionOf,
  closePart,
  type Instant,
  type Parent,
  type PartGap,
  type PartOutcome,
  type PlacedPart,
  partsFreedBy,
  type Refusal,
  type StartedPart,
  settlePart,
  startPart,
} from "@tongban/domain";
import {
  type CaseChange,
  type CaseHistory,
  type KeptEvent,
  loadHistory,
  openProse,
  saveCases,
  untilSaved,
} from "@tongban/store";
import { logInfo } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";
import { childChanges } from "../joint/child-changes.ts";
import { loadPartGround } from "../joint/part-ground.ts";
import { placedIn } from "../joint/placed-in.ts";

type Settling = Pick<Resources, "store" | "sealing" | "calendarOf">;

/**
 * Takes what a co-handling region did with its part to the joint case, in one transaction: the parent's record, the parts
 * that waited for it alone, and the close of the child. The parent's own record says whether that was done before, so
 * a message that comes twice does nothing. A case that does not exist, or is no part, is a fault.
 */
export const settlePartOf = async (settling: Settling, childId: CaseId, now: Instant): Promise<void> => {
  const outcome = await untilSaved(async () => {
    const child = (await loadHistory(settling.store, childId)) ?? absent();
    const { parent } = child.head.kase.origin;
    const joint = parent && (await loadHistory(settling.store, parent.case));
    if (!parent || !joint) return absent();
    const changes = await changesOf(settling, child, parent, joint, now);
    if (changes.length === 0) return { kind: "nothing-to-do" } as const;
    const saved = await saveCases(settling.store, changes, {
      command: { id: `part-${childId}`, digest: "" },
    });
    return saved.kind === "conflict" ? "conflict" : saved;
  });
  if (outcome.kind === "raced") throw new Error("other commands kept being first; the queue tries again");
  if (outcome.kind === "nothing-to-do") logInfo("part settled before", { caseId: childId });
};

const changesOf = async (
  settling: Settling,
  child: CaseHistory,
  parent: Parent,
  joint: CaseHistory,
  now: Instant,
): Promise<readonly CaseChange[]> => [
  ...(await changesOfParent(settling, child, parent, joint, now)),
  ...(await closeOf(settling, child, now)),
];

/** The close of a decided child; one that was declined has ended already. */
const closeOf = async (
  { calendarOf }: Settling,
  { head }: CaseHistory,
  now: Instant,
): Promise<readonly CaseChange[]> => {
  const calendar = await calendarOf(calendarRegionOf(head.kase.origin));
  const closed = closePart.verdict(head.kase, "broker", undefined, { now, calendar });
  return closed.kind === "allowed" ? [{ before: head, events: closed.events }] : [];
};

const changesOfParent = async (
  settling: Settling,
  child: CaseHistory,
  { part, run }: Parent,
  joint: CaseHistory,
  now: Instant,
): Promise<readonly CaseChange[]> => {
  const { kase } = joint.head;
  const outcome = await outcomeOf(settling, child.events);
  if (!outcome) return [];
  const next = await startsOf(settling, joint, partsFreedBy(kase, { part, outcome }), now);
  const moment = { now, calendar: await settling.calendarOf(calendarRegionOf(kase.origin)) };
  const told = settlePart.verdict(kase, "broker", { part, run, outcome, next }, moment);
  if (told.kind === "refusal") return [];
  const started = next.filter((one): one is StartedPart => "events" in one);
  return [
    { before: joint.head, events: told.events },
    ...(await childChanges(settling.sealing, joint, started)),
  ];
};

/** What the child came to, with what people wrote; nothing while it is open, or ended with its parent. */
const outcomeOf = async (
  { sealing }: Settling,
  events: readonly KeptEvent[],
): Promise<PartOutcome | undefined> => {
  const end = events.findLast(({ type }) => type === "CaseDecided" || type === "CaseDeclined");
  if (!end) return undefined;
  const { reasons = "", remedies = "", reason = "" } = await openProse(sealing, end);
  if (end.type === "CaseDeclined") return { why: "declined", rightOrgan: end.rightOrgan, prose: { reason } };
  if (end.type !== "CaseDecided") return undefined;
  const { outcome } = end;
  return outcome === "granted"
    ? { outcome, document: end.document }
    : { outcome, prose: { reasons, remedies } };
};

/** Starts parts whose turn has come; what one lacks is told instead. */
const startsOf = async (
  settling: Settling,
  { head: { kase }, events }: CaseHistory,
  freed: readonly { readonly id: PlacedPart["id"]; readonly run: number }[],
  now: Instant,
): Promise<readonly (StartedPart | PartGap)[]> => {
  const terms = placedIn(events);
  return Promise.all(
    freed.map(async ({ id, run }) => {
      const part = terms.find((one) => one.id === id) ?? unknownPart(id);
      const ground = await loadPartGround(settling, kase.origin, part, run + 1, now);
      const started = startPart(kase.origin, part, ground, { now });
      if (started.kind === "started") return started;
      return { part: id, title: part.title, missing: missingOf(started) };
    }),
  );
};

const missingOf = (answer: Refusal | Extract<ReturnType<typeof startPart>, { kind: "not-admitted" }>) =>
  answer.kind === "not-admitted" ? answer.missing : beyondCalendar(answer);

const beyondCalendar = ({ code }: Refusal): never => {
  throw new Error(`a part cannot start: ${code}; the queue tries again`);
};

const unknownPart = (id: string): never => {
  throw new Error(`part ${id} is not among those of its case`);
};

const absent = (): never => {
  throw new Error("a part of a joint case that is not in the table");
};
