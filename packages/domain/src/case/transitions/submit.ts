import type { MatterListEntry, StaffedWindow } from "../../agreement/agreement.ts";
import {
  type AdmissionBook,
  type ApplicationParts,
  examineApplication,
  type FormChecks,
  missingMaterials,
} from "../../agreement/examine.ts";
import { localDateOf } from "../../clock/instant.ts";
import { makeImplementationCode } from "../../identifiers/matter-code.ts";
import { type Refusal, refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import type { Origin } from "../case.ts";
import type { Actor } from "../event.ts";
import type { Intake } from "../intake.ts";
import type { Moment } from "../moment.ts";
import { allowed, type Verdict } from "../verdict.ts";
import { type Commitment, commitmentEvent } from "./gap/give-commitment.ts";

/** What a partner asks for; of the application itself only what its matter list is asked about. */
export type Submission = Pick<Origin, "id" | "partner" | "externalRef" | "mode" | "applicant" | "district"> &
  Required<Omit<ApplicationParts, "district">> & {
    /** Who took it in at a window, and what they checked; absent where a partner system submits. */
    readonly taken?: { readonly by: Staff; readonly intake: Intake };
    /** The written commitment to bring what may follow (承诺书), where it comes with the application. */
    readonly commitment?: Commitment;
  };

/**
 * Takes an application if nothing is wrong with it on the day; refuses it otherwise with everything that is: the first
 * refusal, and the others in its fact `also`. The notice clock of 行政许可法 art 32 starts at this
 * receipt (the strict reading), and so does an instant matter's handling clock. The first event carries the
 * whole origin: the terms that the case is handled by, whatever is published later.
 */
export const submit = (
  submission: Submission,
  book: AdmissionBook,
  forms: FormChecks,
  moment: Moment,
): Verdict => {
  const { now } = moment;
  const { admitted, refusals } = examineApplication(submission, book, forms, localDateOf(now));
  const mayFollow = admitted
    ? missingMaterials(admitted.entry.materials, submission.materials, "later").map(({ title }) => title)
    : [];
  const { commitment } = submission;
  const needless = commitment && admitted && mayFollow.length === 0 ? [refusal("nothing-may-follow")] : [];
  const refused = together([...refusals, ...needless]);
  if (refused) return refused;
  if (!admitted) throw new Error("an application that is not refused is admitted");

  const { entry, standard, staffedWindow, pins } = admitted;
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
    ...(submission.district ? { district: submission.district } : {}),
    caseType: entry.caseType,
    ...implementationCodeOf(entry, staffedWindow),
    submittedAt: now,
    ...(isReviewed(entry) ? { reviewed: true } : {}),
    ...(mayFollow.length > 0 ? { mayFollow } : {}),
    pins,
    standard,
    ...(staffedWindow.calendar ? { calendar: staffedWindow.calendar } : {}),
    limits: {
      promised: entry.promised,
      ...(entry.statutory ? { statutory: entry.statutory } : {}),
      ...(entry.extension ? { extension: entry.extension } : {}),
    },
  };
  const { taken } = submission;
  const actor: Actor = taken
    ? { kind: "staff", id: taken.by.id, name: taken.by.name }
    : { kind: "partner", id: submission.partner };
  return allowed(undefined, actor, moment, [
    {
      type: "CaseSubmitted",
      origin,
      window: staffedWindow.window,
      ...(book.choice && book.choice !== "only" ? { choice: book.choice } : {}),
      ...(submission.materialBytes > 0 ? { materialBytes: submission.materialBytes } : {}),
      ...(taken ? { intake: taken.intake } : {}),
    },
    ...(commitment ? [commitmentEvent(commitment)] : []),
  ]);
};

/** An instant matter is decided on the spot, by one person (行政许可法 art 34): there is no review of it. */
const isReviewed = ({ review = false, caseType }: MatterListEntry): boolean =>
  review && caseType !== "instant";

/** Several refusals as one that carries the others. */
const together = ([first, ...also]: readonly Refusal[]): Refusal | undefined =>
  first && also.length > 0 ? { ...first, facts: { ...first.facts, also } } : first;

/** The refusals that one of {@link submit} carries, itself first. */
export const refusalsIn = ({ facts: { also = [], ...facts }, ...first }: Refusal): readonly Refusal[] => [
  { ...first, facts },
  ...(also as readonly Refusal[]),
];

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
