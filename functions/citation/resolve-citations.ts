import type { Application, SentApplication } from "@tongban/contract";
import type { CaseId, Cited, Instant, LicenceCheck, Refusal } from "@tongban/domain";
import type { Access, MaterialFile } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";
import type { FileReader } from "../views/file-reader.ts";
import { resolveLicence } from "./resolve-licence.ts";
import { resolveMaterial } from "./resolve-material.ts";

/** A citation as it is sent. */
export type SentCitation = NonNullable<SentApplication["citations"]>[number];

/** A citation as the application keeps it. */
type KeptCitation = NonNullable<Application["citations"]>[number];

/** What one citation comes to: how it is recorded and kept, and what it brings: a file to copy, or what its source said. */
export type ResolvedOne = {
  readonly kind: "resolved";
  readonly cited: Cited;
  readonly kept: KeptCitation;
  readonly file?: CitedFile;
  readonly check?: LicenceCheck;
};

/** A file that the case is to have a copy of, and that who cited it read. */
type CitedFile = { readonly file: MaterialFile & { readonly from: CaseId }; readonly read: Access };

/** What the citations of an application come to. */
export type Resolved = {
  readonly cited: readonly Cited[];
  readonly refusals: readonly Refusal[];
  readonly kept: readonly KeptCitation[];
  readonly files: readonly CitedFile[];
  readonly checks: readonly LicenceCheck[];
};

/** Who cites for whom: the applicant, and what the blind index of their number is. */
export type Citing = {
  readonly applicant: Application["applicant"];
  readonly subject: string;
  readonly reader: FileReader;
  readonly now: Instant;
};

/** What resolving works with. */
export type CitationDesk = Pick<Resources, "store" | "sealing" | "licenceSources">;

/**
 * Looks up what an application cites: each material in the case that it was given in, if that is the same applicant's, and each
 * licence in its source, if that can be asked. What is wrong with any is told of all at once.
 */
export const resolveCitations = async (
  desk: CitationDesk,
  citations: readonly SentCitation[],
  citing: Citing,
): Promise<Resolved> => {
  const looked = await Promise.all(
    citations.map((one) =>
      one.by === "material" ? resolveMaterial(desk, one, citing) : resolveLicence(desk, one, citing),
    ),
  );
  const resolved = looked.filter((one) => one.kind === "resolved");
  // A file that stands for two materials is copied once.
  const files = new Map(resolved.flatMap(({ file }) => (file ? [[file.file.sha256, file] as const] : [])));
  return {
    cited: resolved.map(({ cited }) => cited),
    refusals: looked.filter((one) => one.kind === "refusal"),
    kept: resolved.map(({ kept }) => kept),
    files: [...files.values()],
    checks: resolved.flatMap(({ check }) => check ?? []),
  };
};
