import type { Limit } from "../clock/limit.ts";
import type { BasicCode } from "../identifiers/matter-code.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { MatterId } from "../ids.ts";
import type { JointPart } from "../joint/joint-part.ts";
import type { CaseType, MatterKind, MatterListEntry, ServiceMode } from "./agreement.ts";

/** Who may apply: a natural person (自然人) or an organisation (法人). */
export const applicantKinds = ["person", "organization"] as const;

/** One of {@link applicantKinds}. */
export type ApplicantKind = (typeof applicantKinds)[number];

/**
 * How a material is needed: with the application; later, against a written commitment (容缺); not at all from the
 * applicant, because data sharing supplies it, so it must not be demanded (国办发〔2020〕35号); or as the applicant likes.
 */
export const materialNeeds = ["required", "later", "shared", "optional"] as const;

/** One of {@link materialNeeds}. */
export type MaterialNeed = (typeof materialNeeds)[number];

/** A material of a matter, by the title that applications name it by. */
export type MaterialRequirement = {
  readonly title: string;
  readonly need: MaterialNeed;
  /** Titles of materials that do as well. */
  readonly alternatives?: readonly string[];
  /** Whether the window has to see the original (原件) before it grants. */
  readonly original?: boolean;
  /** Where a filled-in sample can be seen. */
  readonly sample?: string;
};

/** How a result reaches the applicant. */
export const deliveryWays = ["electronic", "post", "pick-up"] as const;

/** One of {@link deliveryWays}. */
export type DeliveryWay = (typeof deliveryWays)[number];

/**
 * A fee (收费): an amount in fen (分), 0 where the matter is free; what allows it, without which nothing may be charged
 * (行政许可法 art 58, 59); what it is called, and who collects it where that is not the organ of the window.
 */
export type Fee = {
  readonly amount: number;
  readonly basis?: string;
  readonly name?: string;
  readonly collectedBy?: string;
};

/** A JSON Schema (2020-12) of an object: what a form of a matter must hold. */
export type FormSchema = Readonly<Record<string, unknown>>;

/**
 * One row of a matter list (事项清单): a matter as one party, or every party, handles it for applicants of some
 * parties, or of all.
 */
export type MatterListRow = {
  readonly matter: MatterId;
  /** Absent: every party handles it so. */
  readonly handling?: RegionCode;
  /** Absent: for applicants of every other party. */
  readonly sources?: readonly RegionCode[];
  readonly title: string;
  readonly kind: MatterKind;
  readonly modes: readonly ServiceMode[];
  readonly applicants: readonly ApplicantKind[];
  readonly caseType: CaseType;
  readonly statutory?: Limit;
  readonly promised: Limit;
  readonly extension?: Limit;
  readonly basicCode?: BasicCode;
  readonly materials: readonly MaterialRequirement[];
  /** Absent: any form is taken. */
  readonly form?: FormSchema;
  readonly legalBasis?: string;
  readonly conditions?: string;
  readonly fee?: Fee;
  readonly phone?: string;
  readonly delivery: readonly DeliveryWay[];
  /** Whether a second person reviews before a decision (审核). */
  readonly review?: boolean;
  /** Whether a site inspection (踏勘) has to be passed before a grant. */
  readonly inspection?: boolean;
  /** What other regions do in it where it is handled jointly (多地联办); absent: they settle that among themselves. */
  readonly parts?: readonly JointPart[];
};

/** What tells the rows of a list apart: the matter, who handles it, and for whom. */
export type RowKey = Pick<MatterListRow, "matter" | "handling" | "sources">;

/** A row's key as one text. */
export const rowName = ({ matter, handling, sources }: RowKey): string =>
  [matter, handling ?? "*", sources ? sources.toSorted().join("+") : "*"].join(" ");

/** A row's place in a list: by matter, then from the most general row to the most special one. */
export const byRowName = (a: RowKey, b: RowKey): number => (rowName(a) < rowName(b) ? -1 : 1);

/** Whether a row speaks of a pair of regions. */
export const isAbout = (
  { handling, sources }: Pick<MatterListRow, "handling" | "sources">,
  pair: { readonly source: RegionCode; readonly handling: RegionCode },
): boolean =>
  (handling === undefined || handling === pair.handling) &&
  (sources === undefined || sources.includes(pair.source));

/**
 * The row that counts for a pair of regions: one that names the handling region before one for every party, and of
 * those one that names the source before one for all.
 */
export const mostSpecial = <R extends Pick<MatterListRow, "handling" | "sources">>(
  rows: readonly R[],
): R | undefined => rows.toSorted((a, b) => specialty(b) - specialty(a))[0];

const specialty = ({ handling, sources }: Pick<MatterListRow, "handling" | "sources">): number =>
  (handling === undefined ? 0 : 2) + (sources === undefined ? 0 : 1);

/** What of a row admission asks; what only people read stays in the list. `form` names the schema by its digest. */
export const admissionEntry = (row: MatterListRow, form: string | undefined): MatterListEntry => ({
  matter: row.matter,
  modes: row.modes,
  applicants: row.applicants,
  caseType: row.caseType,
  promised: row.promised,
  ...(row.statutory ? { statutory: row.statutory } : {}),
  ...(row.extension ? { extension: row.extension } : {}),
  ...(row.basicCode ? { basicCode: row.basicCode } : {}),
  materials: row.materials.map(({ title, need, alternatives, original }) => ({
    title,
    need,
    ...(alternatives ? { alternatives } : {}),
    ...(original ? { original } : {}),
  })),
  ...(form === undefined ? {} : { form }),
  delivery: row.delivery,
  ...(row.fee ? { fee: row.fee } : {}),
  ...(row.review ? { review: true } : {}),
  ...(row.inspection ? { inspection: true } : {}),
  ...(row.parts ? { parts: row.parts } : {}),
});
