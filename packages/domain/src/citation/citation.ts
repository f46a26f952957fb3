import type { LocalDate } from "../clock/instant.ts";
import type { CaseId } from "../ids.ts";
import type { DeclaredMaterial } from "../material/material.ts";

/**
 * What may stand for a material of the list without a file being sent: a material that the same applicant gave in an earlier case
 * (一次提交、多方复用), or an electronic licence of theirs (电子证照), which its source knows.
 */
export const citationKinds = ["material", "licence"] as const;

/** One of {@link citationKinds}. */
export type CitationKind = (typeof citationKinds)[number];

/**
 * A material of an earlier case that is cited, as the record says it: under which title it stands now, the SHA-256 (hex) of its
 * file, and the last day of the consent that it is used by. Who consented is sealed with the application.
 */
export type CitedMaterial = {
  readonly by: "material";
  readonly title: string;
  readonly case: CaseId;
  readonly sha256: string;
  readonly consentUntil: LocalDate;
};

/** A licence that is cited, as the record says it; what it is called in its source is sealed with the application. */
export type CitedLicence = { readonly by: "licence"; readonly title: string; readonly source: string };

/** What stands for a material of the list, by reference. */
export type Cited = CitedMaterial | CitedLicence;

/** A material that somebody wants to cite, with the consent that they name. */
export type MaterialCitation = Pick<CitedMaterial, "title" | "case" | "sha256"> & {
  /** Absent: the applicant consented to nothing. */
  readonly consent?: { readonly until: LocalDate };
};

/** What is known of a material that is to be cited: as it was declared, and whether its file can be read. */
export type Citable = Pick<DeclaredMaterial, "sha256" | "size" | "mediaType" | "validUntil"> & {
  readonly verified: boolean;
};
