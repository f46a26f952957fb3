import { admit } from "../../agreement/admit.ts";
import type { Coverage, MatterListEntry, StaffedWindow } from "../../agreement/agreement.ts";
import type { WindowChoice } from "../../agreement/choose-window.ts";
import { localDateOf } from "../../clock/instant.ts";
import { makeImplementationCode } from "../../identifiers/matter-code.ts";
import { refusal } from "../../refusal.ts";
import type { Origin } from "../case.ts";
import type { Moment } from "../moment.ts";
import { allowed, type Verdict } from "../verdict.ts";

/** What a partner asks for; the application itself travels beside it and is kept sealed. */
export type Submission = Pick<
  Origin,
  "id" | "partner" | "externalRef" | "source" | "handling" | "matter" | "mode" | "applicant"
>;

/** What the broker knows of the matter between the two regions. */
export type AdmissionBook = {
  readonly coverages: readonly Coverage[];
  readonly staffedWindow: StaffedWindow | undefined;
  /** Why it is this window, of those that handle the matter. */
  readonly choice?: WindowChoice;
};

/**
 * Takes an application if all five parts of the 1+4 mechanism stand on the day; refuses with
 * `not-admissible` and every missing part otherwise. The notice clock of 行政许可法 art 32 starts at this
 * receipt (the strict reading), and so does an instant matter's handling clock. The first event carries the
 * whole origin: the terms that the case is handled by, whatever is published later.
 */
export const submit = (submission: Submission, book: AdmissionBook, moment: Moment): Verdict => {
  const { now } = moment;
  const answer = admit({ ...submission, on: localDateOf(now) }, book.coverages, book.staffedWindow);
  if (answer.kind === "not-admitted") return refusal("not-admissible", { missing: answer.missing });

  const { entry, standard, staffedWindow, pins } = answer;
  // Field by field: a caller's object may carry the application itself, which must never reach the open record.
  const origin: Origin = {
    id: submission.id,
    partner: submission.partner,
    externalRef: submission.externalRef,
    source: submission.source,
    handling: submission.handling,
    matter: submission.matter,
    mode: submission.mode,
    applicant: submission.applicant,
    caseType: entry.caseType,
    ...implementationCodeOf(entry, staffedWindow),
    submittedAt: now,
    pins,
    standard,
    limits: {
      promised: entry.promised,
      ...(entry.statutory ? { statutory: entry.statutory } : {}),
      ...(entry.extension ? { extension: entry.extension } : {}),
    },
  };
  const actor = { kind: "partner", id: submission.partner } as const;
  return allowed(undefined, actor, moment, [
    {
      type: "CaseSubmitted",
      origin,
      window: staffedWindow.window,
      ...(book.choice && book.choice !== "only" ? { choice: book.choice } : {}),
    },
  ]);
};

/** The matter as the window's organ handles it, where both have a code. */
const implementationCodeOf = (
  { basicCode }: MatterListEntry,
  { organ }: StaffedWindow,
): Pick<Origin, "implementationCode"> => {
  if (!basicCode || !organ) return {};
  const { creditCode, level } = organ;
  const made = makeImplementationCode({ organ: creditCode, level, matter: basicCode });
  return made.ok ? { implementationCode: made.value } : {};
};
