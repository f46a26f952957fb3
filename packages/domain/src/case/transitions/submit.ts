import type { MatterListEntry, StaffedWindow } from "../../agreement/agreement.ts";
import {
  type AdmissionBook,
  type ApplicationParts,
  examineApplication,
  type FormChecks,
  missingMaterials,
} from "../../agreement/examine.ts";
import type { Cited } from "../../citation/citation.ts";
import { localDateOf } from "../../clock/instant.ts";
import type { Limit } from "../../clock/limit.ts";
import type { DroppedRow } from "../../drop/drop.ts";
import { makeImplementationCode } from "../../identifiers/matter-code.ts";
import { beginParts, type JointGround, noParts, partGaps, unlessGaps } from "../../joint/begin-parts.ts";
import { jointStatutory } from "../../joint/joint-part.ts";
import { placeParts } from "../../joint/place-parts.ts";
import type { StartedPart } from "../../joint/start-part.ts";
import { originalsAsked } from "../../material/originals.ts";
import { type Refusal, refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import type { BundlePlace, Case, Origin } from "../case.ts";
import type { Actor, CaseEventDetail } from "../event.ts";
import { evolve } from "../evolve.ts";
import { unlessMandateFits } from "../helper.ts";
import type { Intake } from "../intake.ts";
import type { Moment } from "../moment.ts";
import { type Allowed, allowed, type Verdict } from "../verdict.ts";
import { type Commitment, commitmentEvent } from "./gap/give-commitment.ts";
import { type HelperNaming, helperEvent } from "./helper/name-helper.ts";
import { type LicenceCheck, licenceCheckEvent } from "./licence/check-licence.ts";

/** What a partner asks for; of the application itself only what its matter list is asked about. */
export type Submission = Pick<Origin, "id" | "partner" | "externalRef" | "mode" | "applicant" | "district"> &
  Required<Omit<ApplicationParts, "district" | "named" | "delivery">> &
  Pick<ApplicationParts, "named" | "delivery"> & {
    /** Who took it in at a window, and what they checked; absent where a partner system submits. */
    readonly taken?: { readonly by: Staff; readonly intake: Intake };
    /** Of which row of a sheet it came; absent where it came by a request. */
    readonly dropped?: DroppedRow;
    /** Of a member of a package: its place in the bundle. */
    readonly bundle?: BundlePlace;
    /** The broker starts it, because its turn has come in its bundle; absent where somebody submits it now. */
    readonly startedBy?: "broker";
    /** The written commitment to bring what may follow (承诺书), where it comes with the application. */
    readonly commitment?: Commitment;
    /** Who acts for the applicant (帮办代办), where the application says so. */
    readonly helper?: HelperNaming;
    /** What stands for materials by reference, and everything that is wrong with that. */
    readonly cites?: {
      readonly cited: readonly Cited[];
      readonly refusals: readonly Refusal[];
      /** Of licences that could be looked up at once. */
      readonly checks: readonly LicenceCheck[];
    };
  };

/** A submission that goes through: the case's events, and the parts of other regions that start with it. */
export type Submitted = Allowed & { readonly children: readonly StartedPart[] };

/**
 * Takes an application if nothing is wrong with it on the day; refuses it otherwise with everything that is: the first
 * refusal, and the others in its fact `also`. The notice clock of 行政许可法 art 32 starts at this
 * receipt (the strict reading), and so does an instant matter's handling clock. The first event carries the
 * whole origin: the terms that the case is handled by, whatever is published later. Of a joint application every part must
 * have its window, and those that wait for nothing start at once.
 */
export const submit = (
  submission: Submission,
  book: AdmissionBook,
  forms: FormChecks,
  moment: Moment,
  grounds: JointGround = noParts,
): Submitted | Refusal => {
  const { now } = moment;
  const { admitted, refusals } = examineApplication(submission, book, forms, localDateOf(now));
  const mayFollow = admitted
    ? missingMaterials(admitted.entry.materials, submission.materials, "later").map(({ title }) => title)
    : [];
  const { commitment, helper, cites } = submission;
  // An electronic licence has the effect of the paper (国务院令 716): no original is asked for beside it.
  const byLicence = new Set(cites?.cited.flatMap(({ by, title }) => (by === "licence" ? [title] : [])));
  const originals = admitted
    ? originalsAsked(admitted.entry.materials, submission.materials).filter((title) => !byLicence.has(title))
    : [];
  const unmandated = helper && unlessMandateFits(helper, submission.matter, now);
  const needless = commitment && admitted && mayFollow.length === 0 ? [refusal("nothing-may-follow")] : [];
  const { placed, gaps, refusals: badlyNamed } = placeParts(admitted?.entry ?? {}, submission);
  const terms = admitted && { pins: admitted.pins, handling: submission.handling };
  const refused = together([
    ...refusals,
    ...needless,
    ...(cites?.refusals ?? []),
    ...(unmandated ? [unmandated] : []),
    ...badlyNamed,
    ...unlessGaps([...gaps, ...(terms ? partGaps(terms, placed, grounds, now) : [])]),
  ]);
  if (refused) return refused;
  if (!admitted) throw new Error("an application that is not refused is admitted");

  const { entry, standard, staffedWindow, pins } = admitted;
  const shared = entry.materials.flatMap(({ title, need }) => (need === "shared" ? [title] : []));
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
    ...(isInspected(entry) ? { inspected: true } : {}),
    ...(shared.length > 0 ? { shared } : {}),
    ...(originals.length > 0 ? { originals } : {}),
    ...(mayFollow.length > 0 ? { mayFollow } : {}),
    ...(submission.bundle ? { bundle: submission.bundle } : {}),
    ...(submission.delivery ? { delivery: submission.delivery } : {}),
    pins,
    standard,
    ...(staffedWindow.calendar ? { calendar: staffedWindow.calendar } : {}),
    limits: {
      promised: entry.promised,
      ...statutoryOf(entry.statutory, placed.length > 0),
      ...(entry.extension ? { extension: entry.extension } : {}),
    },
  };
  const children = beginParts(origin, placed, grounds, moment);
  if ("code" in children) return children;
  const { taken, dropped } = submission;
  const actor = submitterOf(submission);
  const begun = allowed(undefined, actor, moment, [
    {
      type: "CaseSubmitted",
      origin,
      window: staffedWindow.window,
      ...(book.choice && book.choice !== "only" ? { choice: book.choice } : {}),
      ...(submission.materialBytes > 0 ? { materialBytes: submission.materialBytes } : {}),
      ...(taken ? { intake: taken.intake } : {}),
      ...(dropped ? { dropped } : {}),
      ...(placed.length > 0 ? { parts: placed } : {}),
      ...(entry.fee && entry.fee.amount > 0 ? { fee: entry.fee } : {}),
      ...(cites && cites.cited.length > 0 ? { cited: cites.cited } : {}),
    },
    ...(commitment ? [commitmentEvent(commitment)] : []),
    ...(helper ? [helperEvent(helper)] : []),
  ]);
  if (begun.kind === "refusal") return begun;
  const started = followedBy(
    begun,
    [...(cites?.checks ?? []).map(licenceCheckEvent), ...children.map(({ detail }) => detail)],
    moment,
  );
  return started.kind === "refusal" ? started : { ...started, children };
};

const submitterOf = ({ taken, startedBy, partner }: Submission): Actor => {
  if (startedBy) return { kind: startedBy };
  return taken ? { kind: "staff", id: taken.by.id, name: taken.by.name } : { kind: "partner", id: partner };
};

/** The events of a case that begins, with what the broker says at once: which licences hold, and which parts start. */
const followedBy = (begun: Allowed, said: readonly CaseEventDetail[], moment: Moment): Verdict => {
  const kase = begun.events.reduce<Case | undefined>(evolve, undefined);
  const started = allowed(kase, { kind: "broker" }, moment, said);
  return started.kind === "refusal" ? started : { ...begun, events: [...begun.events, ...started.events] };
};

/** Joint handling has a longer limit by law, unless the matter's own law says another one (行政许可法 art 42). */
const statutoryOf = (own: Limit | undefined, isJoint: boolean): Pick<Origin["limits"], "statutory"> => {
  const statutory = own ?? (isJoint ? jointStatutory : undefined);
  return statutory ? { statutory } : {};
};

/** What is decided on the spot is not inspected first. */
const isInspected = ({ inspection = false, caseType }: MatterListEntry): boolean =>
  inspection && caseType !== "instant";

/** An instant matter is decided on the spot, by one person (行政许可法 art 34): there is no review of it. */
const isReviewed = ({ review = false, caseType }: MatterListEntry): boolean =>
  review && caseType !== "instant";

/** Several refusals as one that carries the others in its fact `also`; nothing where there is none. */
export const together = ([first, ...also]: readonly Refusal[]): Refusal | undefined =>
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
