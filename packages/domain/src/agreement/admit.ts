import type { LocalDate } from "../clock/instant.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { AgreementId, MatterId } from "../ids.ts";
import type {
  AgreementKind,
  AgreementStatus,
  AgreementTerms,
  Coverage,
  MatterListEntry,
  ServiceMode,
  StaffedWindow,
  Standard,
} from "./agreement.ts";

/** Why one of the five parts does not stand. */
export const missingPartCodes = [
  "agreement-missing",
  "agreement-not-published",
  "agreement-not-yet-in-force",
  "agreement-expired",
  "agreement-suspended",
  "agreement-terminated",
  "matter-not-listed",
  "mode-not-listed",
  "window-missing",
  "window-closed",
  "team-missing",
  "standard-missing",
  "region-not-a-party",
  "region-is-handling",
  "region-unnamed",
] as const;

/** One of {@link missingPartCodes}. */
export type MissingPartCode = (typeof missingPartCodes)[number];

/** The five parts of a 1+4 mechanism. */
export const agreementParts = ["agreement", "list", "window", "team", "standard"] as const;

/** One of {@link agreementParts}. */
export type AgreementPart = (typeof agreementParts)[number];

/** A part that does not stand, with the facts that tell what would have to change. */
export type MissingPart = {
  readonly part: AgreementPart;
  readonly code: MissingPartCode;
  readonly facts: Readonly<Record<string, string>>;
};

/** What is asked: may this matter be handled there, for someone from here, on this day? */
export type AdmissionQuestion = {
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly matter: MatterId;
  /** Absent: any mode that the list allows. */
  readonly mode?: ServiceMode;
  readonly on: LocalDate;
};

/** The versions a case is handled by, whatever is published later. */
export type Pins = {
  readonly agreement: AgreementId;
  readonly agreementVersion: number;
  readonly listVersion: number;
  readonly standardVersion: number;
};

/** All five parts stand: the terms under which the case is taken. */
export type Admitted = {
  readonly kind: "admitted";
  readonly pins: Pins;
  readonly entry: MatterListEntry;
  /** With the hours of the window, where it has its own. */
  readonly standard: Standard;
  readonly staffedWindow: StaffedWindow;
};

/** At least one part is missing; every missing part is named. */
export type NotAdmitted = { readonly kind: "not-admitted"; readonly missing: readonly MissingPart[] };

/**
 * Checks the five parts of the 1+4 mechanism. Where several agreements cover the pair, the most specific one
 * that stands is taken (bilateral, then in-city, then alliance); where none stands, the answer names what is
 * missing of the one that is nearest to standing: one that is in force before one that is over.
 */
export const admit = (
  question: AdmissionQuestion,
  coverages: readonly Coverage[],
  staffedWindow: StaffedWindow | undefined,
): Admitted | NotAdmitted => {
  const answers = bySpecificity(coverages).map((coverage) => examine(question, coverage, staffedWindow));
  const admitted = answers.find((answer) => answer.kind === "admitted");
  if (admitted) return admitted;
  const refusals = answers.filter((answer) => answer.kind === "not-admitted");
  return refusals.toSorted(nearerFirst)[0] ?? withoutAgreement(question, staffedWindow);
};

/** Which of two is nearer to standing: the one that lacks less, and of equals the one whose agreement is in force. */
const nearerFirst = (a: NotAdmitted, b: NotAdmitted): number =>
  a.missing.length - b.missing.length || Number(isOutOfForce(a)) - Number(isOutOfForce(b));

const isOutOfForce = ({ missing }: NotAdmitted): boolean => missing.some(({ part }) => part === "agreement");

/** Coverages in the order in which they are asked: bilateral, then in-city, then alliance. */
export const bySpecificity = (coverages: readonly Coverage[]): readonly Coverage[] =>
  coverages.toSorted((a, b) => specificity[a.agreement.kind] - specificity[b.agreement.kind]);

const specificity: Record<AgreementKind, number> = { bilateral: 0, "in-city": 1, alliance: 2 };

const examine = (
  question: AdmissionQuestion,
  { agreement, list, standard }: Coverage,
  staffedWindow: StaffedWindow | undefined,
): Admitted | NotAdmitted => {
  const missing = [
    ...agreementGaps(agreement, question.on),
    ...listGaps(question, list?.entry),
    ...deskGaps(question, staffedWindow),
    ...standardGaps(agreement.id, standard),
  ];
  if (missing.length > 0 || !list || !standard || !staffedWindow) return { kind: "not-admitted", missing };
  return {
    kind: "admitted",
    pins: {
      agreement: agreement.id,
      agreementVersion: agreement.version,
      listVersion: list.version,
      standardVersion: standard.version,
    },
    entry: list.entry,
    standard: staffedWindow.hours ? { ...standard, hours: staffedWindow.hours } : standard,
    staffedWindow,
  };
};

const withoutAgreement = (
  question: AdmissionQuestion,
  staffedWindow: StaffedWindow | undefined,
): NotAdmitted => ({
  kind: "not-admitted",
  missing: [
    gap("agreement", "agreement-missing", { source: question.source, handling: question.handling }),
    ...listGaps(question, undefined),
    ...deskGaps(question, staffedWindow),
    ...standardGaps(undefined, undefined),
  ],
});

const gap = (
  part: AgreementPart,
  code: MissingPartCode,
  facts: Readonly<Record<string, string>>,
): MissingPart => ({ part, code, facts });

const statusGap: Partial<Record<AgreementStatus, MissingPartCode>> = {
  draft: "agreement-not-published",
  checked: "agreement-not-published",
  suspended: "agreement-suspended",
  expired: "agreement-expired",
  terminated: "agreement-terminated",
};

const agreementGaps = (agreement: AgreementTerms, on: LocalDate): readonly MissingPart[] => {
  const { id, status, validFrom, validUntil } = agreement;
  const codes = [
    statusGap[status],
    on < validFrom ? ("agreement-not-yet-in-force" as const) : undefined,
    on > validUntil ? ("agreement-expired" as const) : undefined,
  ];
  return [...new Set(codes.filter((code) => code !== undefined))].map((code) =>
    gap("agreement", code, { agreement: id, validFrom, validUntil }),
  );
};

const listGaps = (
  question: AdmissionQuestion,
  entry: MatterListEntry | undefined,
): readonly MissingPart[] => {
  if (!entry) return [gap("list", "matter-not-listed", { matter: question.matter })];
  if (question.mode === undefined || entry.modes.includes(question.mode)) return [];
  return [
    gap("list", "mode-not-listed", {
      matter: question.matter,
      mode: question.mode,
      listed: entry.modes.join(", "),
    }),
  ];
};

const deskGaps = (
  question: AdmissionQuestion,
  staffedWindow: StaffedWindow | undefined,
): readonly MissingPart[] => {
  const where = { handling: question.handling, matter: question.matter };
  if (!staffedWindow) return [gap("window", "window-missing", where), gap("team", "team-missing", where)];
  return [
    ...(staffedWindow.open
      ? []
      : [gap("window", "window-closed", { ...where, window: staffedWindow.window })]),
    ...(staffedWindow.team.length > 0
      ? []
      : [gap("team", "team-missing", { ...where, window: staffedWindow.window })]),
  ];
};

const standardGaps = (
  agreement: AgreementId | undefined,
  standard: Standard | undefined,
): readonly MissingPart[] =>
  standard ? [] : [gap("standard", "standard-missing", agreement ? { agreement } : {})];
