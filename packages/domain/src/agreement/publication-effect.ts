import type { LocalDate } from "../clock/instant.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { MatterId } from "../ids.ts";
import type { Refusal, RefusalCode } from "../refusal.ts";
import type { MissingPart } from "./admit.ts";
import type { ServiceMode } from "./agreement.ts";
import { type AdmissionBook, examineApplication } from "./examine.ts";
import type { ApplicantKind } from "./matter-list.ts";
import { type Pair, pairName } from "./pair.ts";
import { coverageIn, type LookedAt } from "./readiness.ts";

/** A submission of the past, by what stands open on record of it; nothing of the applicant, materials or form. */
export type PastSubmission = Pair & {
  readonly matter: MatterId;
  readonly mode: ServiceMode;
  /** Kept of refused submissions alone. */
  readonly applicantKind?: ApplicantKind;
  /** Why it was refused; nothing of one that was taken. */
  readonly refusedFor: readonly RefusalCode[];
};

/** How many past submissions of a matter between two regions a publication would decide otherwise. */
export type SubmissionEffect = Pair & {
  readonly matter: MatterId;
  /** Taken ones that would be refused now. */
  readonly refused: number;
  /** Refused ones that would be admitted now. */
  readonly admitted: number;
  /** Why the taken ones would be refused. */
  readonly codes: readonly string[];
};

/** What a publication would mean for past submissions; `unasked` were refused for what is not kept of them. */
export type PublicationEffect = { readonly changes: readonly SubmissionEffect[]; readonly unasked: number };

/** Finds what the broker knows of a matter between two regions today. */
export type FindBook = (asked: Pair & { readonly matter: MatterId }) => AdmissionBook;

/** Refusals that rest on materials and form, which are not kept of a refused submission. */
const ofContent: readonly RefusalCode[] = ["material-missing", "form-invalid"];

const ofAgreement: readonly RefusalCode[] = ["not-admissible", "applicant-kind-not-listed", ...ofContent];

/** Whether a submission was refused for nothing but what an agreement and its list say. */
export const isRefusedByAgreement = (codes: readonly RefusalCode[]): boolean =>
  codes.length > 0 && codes.every((code) => ofAgreement.includes(code));

/**
 * Asks past submissions again by the decision that submissions pass, as if they came on a day: by what stands, and by
 * what would stand if a version of an agreement were published. Only where the two answers differ is something told, so
 * a window that closed meanwhile is no effect of the publication.
 */
export const publicationEffect = (
  past: readonly PastSubmission[],
  draft: LookedAt,
  bookOf: FindBook,
  on: LocalDate,
): PublicationEffect => {
  const asked = past.filter(({ refusedFor }) => !refusedFor.some((code) => ofContent.includes(code)));
  const effects = new Map<string, SubmissionEffect>();
  for (const some of Map.groupBy(asked, askedName).values()) {
    const [one] = some;
    const effect = one && effectOn(one, some, draft, bookOf(one), on);
    if (!effect) continue;
    const name = `${effect.matter} ${pairName(effect)}`;
    effects.set(name, sumOf(effects.get(name), effect));
  }
  return { changes: [...effects.values()], unasked: past.length - asked.length };
};

/** What tells submissions apart that may have different answers. */
const askedName = ({ matter, mode, applicantKind, ...pair }: PastSubmission): string =>
  [pairName(pair), matter, mode, applicantKind].join(" ");

/** The effect on submissions that have one answer; nothing where it stays as it is. */
const effectOn = (
  one: PastSubmission,
  some: readonly PastSubmission[],
  draft: LookedAt,
  book: AdmissionBook,
  on: LocalDate,
): SubmissionEffect | undefined => {
  const isTaken = refusalsOf(one, book, on).length === 0;
  const later = refusalsOf(one, withPublished(book, draft, one), on);
  const taken = some.filter(({ refusedFor }) => refusedFor.length === 0).length;
  const { source, handling, matter } = one;
  const none = { source, handling, matter, refused: 0, admitted: 0, codes: [] };
  if (isTaken && later.length > 0 && taken > 0) return { ...none, refused: taken, codes: codesIn(later) };
  if (!isTaken && later.length === 0 && taken < some.length)
    return { ...none, admitted: some.length - taken };
  return undefined;
};

const sumOf = (sum: SubmissionEffect | undefined, more: SubmissionEffect): SubmissionEffect => ({
  ...more,
  refused: more.refused + (sum?.refused ?? 0),
  admitted: more.admitted + (sum?.admitted ?? 0),
  codes: [...new Set([...(sum?.codes ?? []), ...more.codes])],
});

const refusalsOf = (
  { source, handling, matter, mode, applicantKind }: PastSubmission,
  book: AdmissionBook,
  on: LocalDate,
): readonly Refusal[] =>
  examineApplication(
    // Whether the partner may submit for the source was asked when it came; no agreement changes it.
    { regions: [source], source, handling, matter, mode, ...(applicantKind ? { applicantKind } : {}) },
    book,
    new Map(),
    on,
  ).refusals;

/** A book as it would be with a version of an agreement in the place of what that agreement says now. */
const withPublished = (book: AdmissionBook, draft: LookedAt, asked: PastSubmission): AdmissionBook => {
  const { parties, id } = draft.terms;
  const isParty = (region: RegionCode): boolean => parties.includes(region);
  const others = book.coverages.filter(({ agreement }) => agreement.id !== id);
  const ours = isParty(asked.source) && isParty(asked.handling) ? [coverageIn(draft, asked)] : [];
  return { ...book, coverages: [...others, ...ours] };
};

const codesIn = (refusals: readonly Refusal[]): readonly string[] =>
  refusals.flatMap(({ code, facts }) =>
    code === "not-admissible"
      ? (facts["missing"] as readonly MissingPart[]).map((part) => part.code)
      : [code],
  );
