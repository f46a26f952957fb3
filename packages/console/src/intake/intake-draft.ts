import type { IdentityDocument, MatterId, PackageId, Presenter, RegionCode } from "@tongban/domain";
import type { FormTexts } from "../form/form-validator.ts";

/** A material that is to be handed in: what the file is, which the browser looked at. */
export type BroughtMaterial = {
  readonly title: string;
  readonly mediaType: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly fileName: string;
};

/** A material of an earlier case that stands for one of the list, by the applicant's consent at the window. */
export type CitedHere = {
  readonly title: string;
  readonly caseId: string;
  readonly sha256: string;
  /** The day of the consent, which it is good for. */
  readonly until: string;
};

/** What was entered of who applies. */
export type ApplicantFields = {
  readonly kind: "person" | "organization";
  readonly name: string;
  /** 公民身份号码 or 统一社会信用代码. */
  readonly number: string;
  readonly phone: string;
  readonly agentName: string;
  readonly agentNumber: string;
  readonly agentPhone: string;
};

/** An application that is being taken in. */
export type IntakeDraft = {
  readonly externalRef: string;
  readonly handling?: RegionCode;
  readonly matter?: MatterId | undefined;
  /** The package (一件事) that is asked for, in the place of one matter. */
  readonly package?: PackageId;
  /** Code of the division that the applicant belongs to, as it was typed; it may decide the window. */
  readonly district?: string;
  readonly document?: IdentityDocument;
  readonly presentedBy: Presenter;
  readonly applicant: ApplicantFields;
  readonly form: FormTexts;
  readonly materials: readonly BroughtMaterial[];
  readonly citations: readonly CitedHere[];
};

const nobody: ApplicantFields = {
  kind: "person",
  name: "",
  number: "",
  phone: "",
  agentName: "",
  agentNumber: "",
  agentPhone: "",
};

/** An application of which nothing is known yet, under a number that no other one has. */
export const newDraft = (today: string, random: string): IntakeDraft => ({
  externalRef: `${today.replaceAll("-", "")}-${random.slice(0, 8).toUpperCase()}`,
  presentedBy: "applicant",
  applicant: nobody,
  form: {},
  materials: [],
  citations: [],
});

const given = (text: string): string | undefined => text.trim() || undefined;

const applicantOf = (applicant: ApplicantFields) =>
  applicant.kind === "person"
    ? {
        kind: applicant.kind,
        name: given(applicant.name),
        citizenId: given(applicant.number.toUpperCase()),
        phone: given(applicant.phone),
      }
    : {
        kind: applicant.kind,
        name: given(applicant.name),
        creditCode: given(applicant.number.toUpperCase()),
        agent: {
          name: given(applicant.agentName),
          citizenId: given(applicant.agentNumber.toUpperCase()),
          phone: given(applicant.agentPhone),
        },
      };

/** The application as it would be sent; what is not entered is not there. */
export const applicationOf = ({
  externalRef,
  handling,
  matter,
  district,
  applicant,
  form,
  materials,
  citations,
}: IntakeDraft): Readonly<Record<string, unknown>> =>
  withoutBlanks({
    externalRef,
    handling,
    matter,
    district: given(district ?? ""),
    applicant: applicantOf(applicant),
    form,
    materials: materials.map(declaredOf),
    citations: citations.length > 0 ? citations.map((one) => citationOf(one, applicant.name)) : undefined,
  });

const citationOf = ({ title, caseId, sha256, until }: CitedHere, givenBy: string) => ({
  by: "material",
  title,
  caseId,
  sha256,
  consent: { givenBy: given(givenBy), until },
});

/** The application for a package as it would be sent; its members say where they are handled. */
export const bundleApplicationOf = (draft: IntakeDraft): Readonly<Record<string, unknown>> => {
  const { handling: _where, matter: _what, ...application } = applicationOf(draft);
  return { ...application, package: draft.package };
};

/** A material as it is declared: the name that its file has here is nobody else's business. */
export const declaredOf = ({ fileName: _, ...material }: BroughtMaterial) => material;

/** The files of some materials: one that was taken out again, or replaced, is not among them. */
export const filesOf = (
  materials: readonly BroughtMaterial[],
  files: ReadonlyMap<string, File>,
): ReadonlyMap<string, File> =>
  new Map([...files].filter(([digest]) => materials.some(({ sha256 }) => sha256 === digest)));

/** What JSON says of an object: members without a value are left out. */
const withoutBlanks = (value: object): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(value)) as Readonly<Record<string, unknown>>;

const KEY = "tongban.draft.intake.";

/** The draft of a window in this tab; nothing where none was left. It goes with the tab, and when its user signs out. */
export const readIntakeDraft = (storage: Storage, window: string): IntakeDraft | undefined => {
  const text = storage.getItem(KEY + window);
  if (text === null) return undefined;
  try {
    const kept = JSON.parse(text) as Partial<IntakeDraft>;
    return typeof kept.externalRef === "string" ? { ...newDraft("", ""), ...kept } : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps what was entered so far, so that a reload loses none of it but the files themselves. */
export const keepIntakeDraft = (storage: Storage, window: string, draft: IntakeDraft): void =>
  storage.setItem(KEY + window, JSON.stringify(draft));

/** Forgets a draft: it was handed in, or given up. */
export const dropIntakeDraft = (storage: Storage, window: string): void => storage.removeItem(KEY + window);
