import { type Refusal, refusal } from "@tongban/domain";
import { logFault } from "../edge/log.ts";
import { lookUp } from "../licence/look-up.ts";
import type { CitationDesk, Citing, ResolvedOne, SentCitation } from "./resolve-citations.ts";

type Sent = Extract<SentCitation, { readonly by: "licence" }>;

/**
 * Looks a licence up in its source, for the applicant as its holder; refused where it does not hold. Where the source cannot be
 * asked, the application is taken all the same, and the broker goes on asking.
 */
export const resolveLicence = async (
  { licenceSources }: Pick<CitationDesk, "licenceSources">,
  citation: Sent,
  { applicant, now }: Citing,
): Promise<ResolvedOne | Refusal> => {
  const { by, title, source: name } = citation;
  const source = licenceSources().get(name);
  if (!source) return refusal("licence-source-unknown", { material: title, source: name });
  const resolved = { kind: "resolved", cited: { by, title, source: name }, kept: citation } as const;
  try {
    const check = await lookUp(source, citation, applicant, now);
    return check.standing === "valid"
      ? { ...resolved, check }
      : refusal("licence-not-valid", { material: title, licenceStanding: check.standing });
  } catch (fault) {
    logFault("licence-source-failed", fault, {});
    return resolved;
  }
};
