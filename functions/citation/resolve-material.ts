import { localDateOf, type Refusal, unlessCitable } from "@tongban/domain";
import { type CaseHistory, loadHistory } from "@tongban/store";
import { declaredMaterials } from "../material/declared-materials.ts";
import { loadHeldFiles } from "../package/shared-files.ts";
import type { CitationDesk, Citing, ResolvedOne, SentCitation } from "./resolve-citations.ts";

type Sent = Extract<SentCitation, { readonly by: "material" }>;

/** Looks a material up in the case that it was given in, with whether it may be used again. */
export const resolveMaterial = async (
  desk: CitationDesk,
  citation: Sent,
  { subject, reader, now }: Citing,
): Promise<ResolvedOne | Refusal> => {
  const { by, title, caseId, sha256, consent } = citation;
  const found = await findCited(desk, subject, citation);
  const citable = found && { ...found.material, verified: found.held?.file.state === "verified" };
  const asked = { title, case: caseId, sha256, ...(consent ? { consent } : {}) };
  const refused = unlessCitable(asked, citable, localDateOf(now));
  if (refused) return refused;
  if (!found?.held || !consent) throw new Error("a material that may be cited is held, with consent");
  const { mediaType, size, validUntil, title: ownTitle } = found.material;
  return {
    kind: "resolved",
    cited: { by, title, case: caseId, sha256, consentUntil: consent.until },
    kept: { ...citation, mediaType, size, ...(validUntil ? { validUntil } : {}) },
    file: {
      file: { sha256, state: "uploaded", since: now, from: found.held.holder },
      read: { ...reader, at: now, sha256, title: ownTitle },
    },
  };
};

/** A material of an earlier case of the same applicant, with the case that its file lies with. */
const findCited = async (
  { store, sealing }: Pick<CitationDesk, "store" | "sealing">,
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
  return material && { material, held: held.get(sha256) };
};

/** A part of a joint case has no materials of its own: those of the joint case are cited from that. */
const isOf = ({ head }: CaseHistory, subject: string): boolean =>
  head.subject === subject && head.kase.origin.parent === undefined;
