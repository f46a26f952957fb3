import type { CaseType } from "../agreement/agreement.ts";
import type { CaseEventType, EventFacts, FactsOf } from "../case/event.ts";

/**
 * The papers (文书) of a case, each made by one event: 受理通知书, 不予受理通知书, 补正告知书, 特别程序告知书, 延期告知书, 准予决定书,
 * 不予决定书, 终止办理通知书, 撤回申请通知书, 送达回证.
 */
export const paperKinds = [
  "acceptance",
  "declination",
  "supplement",
  "suspension",
  "extension",
  "grant",
  "refusal",
  "termination",
  "withdrawal",
  "service",
] as const;

/** One of {@link paperKinds}. */
export type PaperKind = (typeof paperKinds)[number];

/** The paper that each event makes; an event that is not here makes none. */
const paperByEvent: { readonly [T in CaseEventType]?: (event: FactsOf<T>) => PaperKind | undefined } = {
  CaseAccepted: () => "acceptance",
  CaseDeclined: () => "declination",
  SupplementAsked: () => "supplement",
  CaseSuspended: () => "suspension",
  ExtensionApproved: () => "extension",
  CaseDecided: ({ outcome }) => (outcome === "granted" ? "grant" : "refusal"),
  CaseAbandoned: () => "termination",
  CaseTerminated: () => "termination",
  CaseWithdrawn: () => "withdrawal",
  ResultDelivered: () => "service",
  PaperVoided: ({ kind, replaced }) => (replaced ? kind : undefined),
};

/**
 * The event that a paper tells of, by the number of the one that made it: of a paper in the place of a void one (作废), what
 * that one told of. Nothing where there is no such event.
 */
export const toldBy = <E extends EventFacts>(events: readonly E[], n: number): E | undefined => {
  const event = events.find((one) => one.n === n);
  return event?.type === "PaperVoided" ? toldBy(events, event.paper) : event;
};

/** Whether an event of some cases makes a paper, or makes one void. */
export const mayMakePaper = ({ type }: Pick<EventFacts, "type">): boolean => type in paperByEvent;

/**
 * The paper that an event makes, if any. What is decided on the spot (即办, 行政许可法 art 34) has no notice of acceptance
 * beside its decision.
 */
export const paperKindOf = (event: EventFacts, caseType: CaseType): PaperKind | undefined => {
  // Each entry takes its own type's events only, and the event it is found by is one.
  const kindOf = paperByEvent[event.type] as ((event: EventFacts) => PaperKind | undefined) | undefined;
  const kind = kindOf?.(event);
  return kind === "acceptance" && caseType === "instant" ? undefined : kind;
};
