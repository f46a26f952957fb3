import type { LocalDate } from "../clock/instant.ts";

/** Media types that a material (材料) may be of: PDF, OFD (GB/T 33190), pictures as scanners and phones make them, and ZIP of those. */
export const materialMediaTypes = [
  "application/pdf",
  "application/ofd",
  "image/png",
  "image/jpeg",
  "image/heic",
  "application/zip",
] as const;

/** One of {@link materialMediaTypes}. */
export type MaterialMediaType = (typeof materialMediaTypes)[number];

/** Whether a media type is one that a material may be of. */
export const isMaterialMediaType = (mediaType: string): mediaType is MaterialMediaType =>
  materialMediaTypes.some((known) => known === mediaType);

/** Media types of materials by the ends of files' names. */
const endings: Readonly<Record<string, MaterialMediaType>> = {
  ".pdf": "application/pdf",
  ".ofd": "application/ofd",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".heic": "image/heic",
  ".zip": "application/zip",
};

/** How the name of a material's file may end. */
export const materialEndings: readonly string[] = Object.keys(endings);

/** The media type of a material by the name of its file; nothing where no material has such a name. */
export const mediaTypeOfName = (name: string): MaterialMediaType | undefined =>
  endings[/\.\w+$/.exec(name.toLowerCase())?.[0] ?? ""];

/** Most bytes of one material: 20 MB. */
export const MATERIAL_BYTES = 20_971_520;

/** Most bytes of all materials that one application declares, or one supplement: 200 MB. */
export const CASE_MATERIAL_BYTES = 209_715_200;

/** A material as its sender declares it; the digest is the SHA-256 of its file, hex, the size is in bytes. */
export type DeclaredMaterial = {
  readonly title: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly size: number;
  /** The last day on which it proves what it says, where it names one. */
  readonly validUntil?: LocalDate;
};

/**
 * How far the file of a declared material is: nothing was sent yet; it arrived and is verified; readers may open it; it is
 * held back from everybody, because it is not what it says or may do harm; its retention is over.
 */
export const materialStates = ["declared", "uploaded", "verified", "quarantined", "erased"] as const;

/** One of {@link materialStates}. */
export type MaterialState = (typeof materialStates)[number];

/** Why a file is held back (隔离) from its readers. */
export const quarantineCodes = [
  "size-differs",
  "digest-differs",
  "type-differs",
  "damaged",
  "encrypted",
  "active-content",
  "polyglot",
  "zip-bomb",
  "zip-content",
  "too-complex",
] as const;

/** One of {@link quarantineCodes}. */
export type QuarantineCode = (typeof quarantineCodes)[number];

/** A material whose file is held back, and why. */
export type HeldBack = Pick<DeclaredMaterial, "title" | "sha256"> & { readonly code: QuarantineCode };
