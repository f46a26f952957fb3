import { admit } from "../../agreement/admit.ts";
import type { Coverage, Desk } from "../../agreement/agreement.ts";
import type { Calendar } from "../../clock/calendar.ts";
import { type Instant, localDateOf } from "../../clock/instant.ts";
import { refused } from "../../refusal.ts";
import type { Case, CaseOrigin } from "../case.ts";
import { type Decision, dueFrom } from "../decision.ts";

/** What a partner asks for; the application itself travels beside it and is kept sealed. */
export type Submission = Pick<
  CaseOrigin,
  "id" | "partner" | "externalRef" | "source" | "handling" | "matter" | "mode" | "applicant"
>;

/** What the broker knows of the matter between the two regions. */
export type AdmissionBook = { readonly coverages: readonly Coverage[]; readonly desk: Desk | undefined };

/**
 * Takes an application if all five parts of the 1+4 mechanism stand on the day; refuses with
 * `not-admissible` and every missing part otherwise. The notice clock of 行政许可法 art 32 starts at this
 * receipt (the strict reading); an instant matter is due by its promise at once.
 */
export const submit = (
  submission: Submission,
  book: AdmissionBook,
  calendar: Calendar,
  now: Instant,
): Decision => {
  const answer = admit({ ...submission, on: localDateOf(now) }, book.coverages, book.desk);
  if (answer.kind === "not-admitted") return refused("not-admissible", { missing: answer.missing });

  const { entry, standard, desk, pins } = answer;
  const first = entry.caseType === "instant" ? entry.promised : standard.notice;
  const clock = entry.caseType === "instant" ? "promise" : "notice";
  const answered = dueFrom(clock, now, first, { standard }, calendar);
  if (answered.kind === "refused") return answered;

  // Field by field: a caller's object may carry the application itself, which must never reach the head.
  const next: Case = {
    id: submission.id,
    partner: submission.partner,
    externalRef: submission.externalRef,
    source: submission.source,
    handling: submission.handling,
    matter: submission.matter,
    mode: submission.mode,
    applicant: submission.applicant,
    caseType: entry.caseType,
    submittedAt: now,
    pins,
    standard,
    limits: entry.statutory
      ? { statutory: entry.statutory, promised: entry.promised }
      : { promised: entry.promised },
    window: desk.window,
    version: 1,
    due: answered.due,
    status: "submitted",
  };
  return {
    kind: "decided",
    next,
    events: [
      {
        type: "CaseSubmitted",
        n: 1,
        at: now,
        actor: { kind: "partner", id: submission.partner },
        before: null,
        after: "submitted",
        window: desk.window,
        due: answered.due,
      },
    ],
  };
};
