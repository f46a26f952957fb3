import type { Application, SentApplication } from "@tongban/contract";
import type { CaseId } from "@tongban/domain";
import { type Cited, type Instant, localDateOf, type Refusal, unlessCitable } from "@tongban/domain";
import { type Access, type CaseHistory, loadHistory, type MaterialFile } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";
import { declaredMaterials } from "../material/declared-materials.ts";
import { loadHeldFiles } from "../package/shared-files.ts";
import type { FileReader } from "../views/file-reader.ts";

type Sent = NonNullable<SentApplication["citations"]>[number];
type Kept = NonNullable<Application["citations"]>[number];

/** What the citations of an application come to. */
export type Resolved = {
  readonly cited: readonly Cited[];
  readonly refusals: readonly Refusal[];
  /** As the application keeps them, with what each material is. */
  readonly kept: readonly Kept[];
  /** The files that the case is to have copies of, and that who cited them read. */
  readonly files: readonly {
    readonly file: MaterialFile & { readonly from: CaseId };
    readonly read: Access;
  }[];
};

/** Who cites what for whom: the applicant by the blind index of their number. */
export type Citing = {
  readonly citations: readonly Sent[];
  readonly subject: string;
  readonly reader: FileReader;
  readonly now: Instant;
};

/**
 * Looks up what an application cites: each material in the case that it was given in, if that is the same applicant's. It reads a
 * case for each citation, and nothing where there is none. What is wrong with any is told of all at once.
 */
export const resolveCitations = async (
  resources: Pick<Resources, "store" | "sealing">,
  { citations, subject, reader, now }: Citing,
): Promise<Resolved> => {
  const found = await Promise.all(citations.map((one) => findCited(resources, subject, one)));
  const looked = citations.map((citation, at) => ({ citation, found: found[at] }));
  const refusals = looked.flatMap(({ citation: { caseId, ...rest }, found: one }) => {
    const citable = one && { ...one.material, verified: one.file?.file.state === "verified" };
    return unlessCitable({ ...rest, case: caseId }, citable, localDateOf(now)) ?? [];
  });
  if (refusals.length > 0) return { cited: [], refusals, kept: [], files: [] };
  const taken = looked.flatMap(({ citation, found: one }) => {
    const { by, title, caseId, sha256, consent } = citation;
    if (!one?.file || !consent) return [];
    const { mediaType, size, validUntil } = one.material;
    return {
      cited: { by, title, case: caseId, sha256, consentUntil: consent.until },
      kept: { ...citation, mediaType, size, ...(validUntil ? { validUntil } : {}) },
      file: {
        file: { sha256, state: "uploaded" as const, since: now, from: one.file.holder },
        read: { ...reader, at: now, sha256, title: one.material.title },
      },
    };
  });
  const files = new Map(taken.map(({ file }) => [file.file.sha256, file]));
  return {
    cited: taken.map((one) => one.cited),
    refusals: [],
    kept: taken.map((one) => one.kept),
    // A file that stands for two materials is copied once.
    files: [...files.values()],
  };
};

/** A material of an earlier case of the same applicant, with the case that its file lies with. */
const findCited = async (
  { store, sealing }: Pick<Resources, "store" | "sealing">,
  subject: string,
  { caseId, sha256 }: Sent,
) => {
  const history = await loadHistory(store, caseId);
  if (!history || !isOf(history, subject)) return undefined;
  const [declared, held] = await Promise.all([
    declaredMaterials(sealing, history),
    loadHeldFiles(store, history.head.kase),
  ]);
  const material = declared.find((one) => one.sha256 === sha256);
  return material && { material, file: held.get(sha256) };
};

/** A part of a joint case has no materials of its own: those of the joint case are cited from that. */
const isOf = ({ head }: CaseHistory, subject: string): boolean =>
  head.subject === subject && head.kase.origin.parent === undefined;
