import { type CasePart, partOf, readyParts, withPart } from "../../../joint/case-part.ts";
import type { PartId } from "../../../joint/joint-part.ts";
import type { PartGap, StartedPart } from "../../../joint/start-part.ts";
import { refusal } from "../../../refusal.ts";
import { type Case, openStatuses } from "../../case.ts";
import type { CaseEventDetail, Decision, PartReturn } from "../../event.ts";
import { transition } from "../../transition.ts";

/** What a co-handling region did with a part: it decided it, or declined it. */
export type PartOutcome = Decision | Extract<PartReturn, { readonly why: "declined" }>;

/** The outcome of a part, by the run of its child case, and what became of the parts that only waited for it. */
export type Settling = {
  readonly part: PartId;
  readonly run: number;
  readonly outcome: PartOutcome;
  readonly next: readonly (StartedPart | PartGap)[];
};

/**
 * Takes what became of a part into the joint case, once: a run that is not the part's present one was taken before, or the
 * part was given to another region since. Parts that waited for it alone start in the same write; one that no window
 * can take comes back, so that its holder may name another region.
 */
export const settlePart = transition({
  from: openStatuses,
  unless: (_kase, _by: "broker") => undefined,
  happens: (kase, _by, { part, run, outcome, next }: Settling) => {
    const known = partOf(kase.parts, part);
    if (known?.state !== "open" || known.run !== run) return refusal("part-settled", { part });
    return [told(part, run, outcome), ...next.map(nextDetail)];
  },
});

const told = (part: PartId, run: number, outcome: PartOutcome): CaseEventDetail =>
  "outcome" in outcome
    ? { type: "PartDecided", part, run, ...outcome }
    : { type: "PartReturned", part, ...outcome };

const nextDetail = (next: StartedPart | PartGap): CaseEventDetail =>
  "detail" in next
    ? next.detail
    : {
        type: "PartReturned",
        part: next.part,
        why: "not-admitted",
        missing: next.missing.map(({ code }) => code),
      };

/** The parts that an outcome lets start. */
export const partsFreedBy = (
  { parts = [] }: Case,
  { part, outcome }: Pick<Settling, "part" | "outcome">,
): readonly CasePart[] =>
  "outcome" in outcome ? readyParts(withPart(parts, part, { state: outcome.outcome })) : [];
