import type { LocalDate } from "../clock/instant.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { MatterId } from "../ids.ts";
import { totalSizeRefusals } from "../material/total-size.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { type Admitted, admit, bySpecificity } from "./admit.ts";
import type { Coverage, MatterListEntry, ServiceMode, StaffedWindow } from "./agreement.ts";
import type { WindowChoice } from "./choose-window.ts";
import {
  type ApplicantKind,
  type DeliveryWay,
  deliveryWays,
  type MaterialNeed,
  type MaterialRequirement,
} from "./matter-list.ts";

/** What the broker knows of the matter between the two regions. */
export type AdmissionBook = {
  readonly coverages: readonly Coverage[];
  readonly staffedWindow: StaffedWindow | undefined;
  /** Why it is this window, of those that handle the matter. */
  readonly choice?: WindowChoice;
};

/** What is wrong with one field of a form: a JSON pointer into the application, and what people are told. */
export type FormError = {
  readonly at: string;
  readonly said: { readonly en: string; readonly zh: string };
};

/** Finds everything that is wrong with a form. */
export type FormCheck = (form: Readonly<Record<string, unknown>>) => readonly FormError[];

/** The checks of all forms that a book's lists name, by the digest of the schema. */
export type FormChecks = ReadonlyMap<string, FormCheck>;

/** An application as far as it can be read: a part that cannot be is not asked about. */
export type ApplicationParts = {
  /** Regions that the partner may submit for. */
  readonly regions: readonly RegionCode[];
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly matter: MatterId;
  readonly mode?: ServiceMode;
  /** The division that the applicant belongs to. */
  readonly district?: RegionCode;
  readonly applicantKind?: ApplicantKind;
  /** Titles of the materials that it brings. */
  readonly materials?: readonly string[];
  /** Bytes of these together. */
  readonly materialBytes?: number;
  readonly form?: Readonly<Record<string, unknown>>;
  /** Regions of the joint parts that the application has to place. */
  readonly named?: Readonly<Record<string, RegionCode>>;
  /** How the applicant wishes to have the result. */
  readonly delivery?: DeliveryWay;
};

/** What an examination came to: the terms where all five parts stand, and everything that is wrong. */
export type Examination = {
  readonly admitted: Admitted | undefined;
  readonly refusals: readonly Refusal[];
};

/**
 * Finds everything that is wrong with an application at once: whose region it is, the five parts of the 1+4 mechanism,
 * and what the matter list asks of applicant, materials and form. Where a part does not stand, the list is asked all the
 * same as far as there is one. Throws where the check of a form is not among `forms`.
 */
export const examineApplication = (
  parts: ApplicationParts,
  { coverages, staffedWindow }: AdmissionBook,
  forms: FormChecks,
  on: LocalDate,
): Examination => {
  const { source, handling, matter, mode } = parts;
  const question = { source, handling, matter, on, ...(mode ? { mode } : {}) };
  const answer = admit(question, coverages, staffedWindow);
  const admitted = answer.kind === "admitted" ? answer : undefined;
  const entry = admitted?.entry ?? bySpecificity(coverages).find(({ list }) => list)?.list?.entry;
  return {
    admitted,
    refusals: [
      ...regionRefusals(parts),
      ...(answer.kind === "admitted" ? [] : [refusal("not-admissible", { missing: answer.missing })]),
      ...totalSizeRefusals(parts.materialBytes ?? 0),
      ...(entry
        ? [
            ...applicantRefusals(entry, parts),
            ...materialRefusals(entry, parts),
            ...formRefusals(entry, parts, forms),
            ...deliveryRefusals(entry, parts),
          ]
        : []),
    ],
  };
};

const regionRefusals = ({ regions, source }: ApplicationParts): readonly Refusal[] =>
  regions.includes(source) ? [] : [refusal("region-not-yours", { source, regions })];

const applicantRefusals = (
  { applicants }: MatterListEntry,
  { applicantKind }: ApplicationParts,
): readonly Refusal[] =>
  applicantKind === undefined || applicants.includes(applicantKind)
    ? []
    : [refusal("applicant-kind-not-listed", { applicantKind, listed: applicants })];

const materialRefusals = (
  { materials }: MatterListEntry,
  { materials: brought }: ApplicationParts,
): readonly Refusal[] => {
  if (brought === undefined) return [];
  const missing = missingMaterials(materials, brought, "required");
  if (missing.length === 0) return [];
  const others = missing.flatMap(({ title, alternatives }) =>
    alternatives ? [[title, alternatives] as const] : [],
  );
  return [
    refusal("material-missing", {
      materials: missing.map(({ title }) => title),
      ...(others.length > 0 ? { alternatives: Object.fromEntries(others) } : {}),
    }),
  ];
};

/**
 * The materials of a need that an application does not bring, under their own title or that of an alternative. Only
 * `required` ones must come with it: one that data sharing supplies must not be demanded (国办发〔2020〕35号).
 */
export const missingMaterials = (
  asked: readonly MaterialRequirement[],
  brought: readonly string[],
  needed: MaterialNeed,
): readonly MaterialRequirement[] =>
  asked.filter(
    ({ title, need, alternatives = [] }) =>
      need === needed && ![title, ...alternatives].some((name) => brought.includes(name)),
  );

const formRefusals = (
  { form: digest }: MatterListEntry,
  { form }: ApplicationParts,
  forms: FormChecks,
): readonly Refusal[] => {
  if (digest === undefined || form === undefined) return [];
  const check = forms.get(digest);
  if (!check) throw new Error(`no check of form ${digest}`);
  const errors = check(form);
  return errors.length > 0 ? [refusal("form-invalid", { errors })] : [];
};

const deliveryRefusals = (
  { delivery: offered = deliveryWays }: MatterListEntry,
  { delivery }: ApplicationParts,
): readonly Refusal[] =>
  delivery === undefined || offered.includes(delivery)
    ? []
    : [refusal("delivery-not-offered", { way: delivery, offered })];

/** Digests of all form schemas that a book's lists name. */
export const formsNamedBy = ({ coverages }: AdmissionBook): readonly string[] => [
  ...new Set(coverages.flatMap(({ list }) => list?.entry.form ?? [])),
];
