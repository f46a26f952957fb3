import { type Refusal, refusal } from "../refusal.ts";
import type { CaseAction } from "./actions.ts";
import type { Case } from "./case.ts";
import type { NationalStatusCode } from "./national-status.ts";

/** Why a status of the national table cannot be reported to us. */
export const nationalHindrances = [
  "applicant-withdraws",
  "name-the-right-organ",
  "applicant-supplies",
  "begins-with-acceptance",
  "knows-no-revocation",
] as const;

/** One of {@link nationalHindrances}. */
export type NationalHindrance = (typeof nationalHindrances)[number];

/** The action that a reported status asks for, with what is known by the status alone; or why there is none. */
type Taken =
  | {
      readonly action: (kase: Case) => CaseAction;
      readonly says?: { readonly outcome: "granted" | "refused" };
    }
  | { readonly none: NationalHindrance };

const always = (action: CaseAction) => () => action;

/**
 * What each status of the national exchange table asks for when the handling organ's own system reports it. What an
 * applicant alone can do, and what the case knows no transition for, has none. `nationalSteps` is the way back: what
 * a report leads to is told as the status that was reported.
 */
export const nationalReports: { readonly [C in NationalStatusCode]: Taken } = {
  1: { action: always("claim") },
  2: { none: "applicant-withdraws" },
  // Against a commitment on the record it is 容缺受理, which the table does not tell apart before the decision.
  3: { action: (kase) => (kase.committed ? "accept-with-gaps" : "accept") },
  // 不受理 (no licence is needed) would be told to the applicant as 不予受理, which is another thing (行政许可法 art 32).
  4: { none: "name-the-right-organ" },
  5: { action: always("decline") },
  6: { action: always("ask-supplement") },
  7: { none: "applicant-supplies" },
  8: { none: "begins-with-acceptance" },
  9: { action: always("suspend") },
  10: { action: always("resume") },
  11: { action: always("decide"), says: { outcome: "granted" } },
  12: { action: always("decide"), says: { outcome: "granted" } },
  13: { action: always("decide"), says: { outcome: "refused" } },
  14: { none: "applicant-withdraws" },
  15: { none: "knows-no-revocation" },
};

/** An action on a case with what its operation takes as its body. */
export type ReportedAction = {
  readonly kind: "action";
  readonly action: CaseAction;
  readonly input: object | undefined;
};

/**
 * The action that a report of the handling organ's system asks for. Refuses a status that has no transition, and a grant
 * that is reported as complete where the case was accepted with gaps (12), or the other way round (11).
 */
export const actionOfReport = (
  code: NationalStatusCode,
  input: object,
  kase: Case,
): ReportedAction | Refusal => {
  const taken = nationalReports[code];
  if ("none" in taken)
    return refusal("national-status-not-taken", {
      national: code,
      hindrance: taken.none,
    });
  const granted = ("gaps" in kase && kase.gaps) || ("hadGaps" in kase && kase.hadGaps) ? 12 : 11;
  if (taken.says?.outcome === "granted" && code !== granted)
    return refusal("national-status-differs", {
      national: code,
      instead: granted,
    });
  return { kind: "action", action: taken.action(kase), input: { ...taken.says, ...input } };
};
