import type { InspectionPoint, InspectionResult, InspectionWay, Instant } from "@tongban/domain";
import { type BroughtMaterial, declaredOf } from "../../intake/intake-draft.ts";
import { momentIn } from "../../time/moment-field.ts";

/** What is filled in about an inspection. */
export type InspectionFields = {
  readonly at?: string;
  readonly way?: InspectionWay;
  readonly place?: string;
  readonly inspectors?: string;
  /** Other organs, one a line. */
  readonly organs?: string;
  readonly reason?: string;
  readonly heldAt?: string;
  readonly result?: InspectionResult;
  /** Points of the checklist that are met. */
  readonly met?: readonly string[];
  readonly findings?: string;
  readonly conditions?: string;
};

const given = (text: string | undefined): string => text?.trim() ?? "";

/** A moment as the broker takes it; what names none is the broker's to refuse. */
const momentOf = (text: string | undefined): Instant => momentIn(text) ?? (given(text) as Instant);

const linesOf = (text: string | undefined): string[] =>
  given(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** An appointment as the broker takes it. */
export const appointmentOf = ({
  at,
  way = "on-site",
  place,
  inspectors,
  organs,
  reason,
}: InspectionFields) => ({
  do: "schedule" as const,
  at: momentOf(at),
  way,
  place: given(place),
  inspectors: given(inspectors),
  organs: linesOf(organs),
  ...(given(reason) === "" ? {} : { reason: given(reason) }),
});

/** The record of an inspection as the broker takes it: each point of the checklist met or not. */
export const recordOf = (
  { heldAt, result = "passed", met = [], findings, conditions }: InspectionFields,
  checklist: readonly string[],
  brought: readonly BroughtMaterial[],
) => ({
  do: "record" as const,
  heldAt: momentOf(heldAt),
  result,
  points: checklist.map((point): InspectionPoint => ({ point, met: met.includes(point) })),
  findings: given(findings),
  ...(result === "conditional" ? { conditions: given(conditions) } : {}),
  materials: brought.map(declaredOf) as never,
});
