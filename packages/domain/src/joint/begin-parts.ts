import type { Origin } from "../case/case.ts";
import type { Moment } from "../case/moment.ts";
import { localDateOf } from "../clock/instant.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { admitPart } from "./admit-part.ts";
import type { PlacedPart } from "./case-part.ts";
import type { PartId } from "./joint-part.ts";
import { type PartGap, type PartGround, type StartedPart, startPart } from "./start-part.ts";

/** What is known of each part's region, by the part. */
export type JointGround = ReadonlyMap<PartId, PartGround>;

/** The ground of an application without parts. */
export const noParts: JointGround = new Map();

const groundOf = (grounds: JointGround, { id }: PlacedPart): PartGround => {
  const ground = grounds.get(id);
  if (!ground) throw new Error(`nothing was read of where part ${id} is handled`);
  return ground;
};

/** What is missing for the parts of a joint case, those that wait for others included. */
export const partGaps = (
  { pins, handling }: Pick<Origin, "pins" | "handling">,
  parts: readonly PlacedPart[],
  grounds: JointGround,
  now: Moment["now"],
): readonly PartGap[] =>
  parts.flatMap((part) => {
    const { book } = groundOf(grounds, part);
    const answer = admitPart(part, pins.agreement, handling, book, localDateOf(now));
    return answer.kind === "admitted" ? [] : [{ part: part.id, title: part.title, missing: answer.missing }];
  });

/** Refuses parts that cannot be handled, with everything that each of them lacks. */
export const unlessGaps = (gaps: readonly PartGap[]): readonly Refusal[] =>
  gaps.length > 0 ? [refusedParts(gaps)] : [];

/** The refusal of parts that cannot be handled: their titles, and what each lacks. */
export const refusedParts = (gaps: readonly PartGap[]): Refusal =>
  refusal("parts-not-admissible", { titles: gaps.map(({ title }) => title), parts: gaps });

/** Starts the parts of a new joint case that wait for nothing. */
export const beginParts = (
  parent: Origin,
  parts: readonly PlacedPart[],
  grounds: JointGround,
  moment: Moment,
): readonly StartedPart[] | Refusal => {
  const started: StartedPart[] = [];
  for (const part of parts) {
    if (part.after && part.after.length > 0) continue;
    const answer = startPart(parent, part, groundOf(grounds, part), moment);
    if (answer.kind === "refusal") return answer;
    if (answer.kind === "not-admitted")
      return refusedParts([{ part: part.id, title: part.title, missing: answer.missing }]);
    started.push(answer);
  }
  return started;
};
