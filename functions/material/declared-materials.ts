import type { Application } from "@tongban/contract";
import type { DeclaredMaterial, EventFacts } from "@tongban/domain";
import type { CaseHistory, Sealing } from "@tongban/store";
import { readApplication } from "../views/read-application.ts";

/** Materials that an event declares; those of the application stand sealed in the first one. */
const declaredIn = (event: EventFacts): readonly DeclaredMaterial[] => {
  if (event.type === "CommitmentGiven" || event.type === "HelperNamed") return [event.document];
  return event.type === "SupplementSupplied" || event.type === "GapFilled" || event.type === "InspectionHeld"
    ? event.materials
    : [];
};

/** A cited material is one of the case like those that were sent, by its title here; a licence has no file. */
export const citedAs = (cited: KeptCitation): readonly DeclaredMaterial[] => {
  if (cited.by !== "material") return [];
  const { title, mediaType, sha256, size, validUntil } = cited;
  return [{ title, mediaType, sha256, size, ...(validUntil ? { validUntil } : {}) }];
};

type KeptCitation = NonNullable<Application["citations"]>[number];

/** Materials that came to a case while it was handled, such as photographs of a site inspection; not those of its application. */
export const materialsWhileHandled = ({ events }: CaseHistory): readonly DeclaredMaterial[] =>
  events.flatMap(declaredIn);

/** All materials that a case has, in the order in which they were declared. */
export const declaredMaterials = async (
  sealing: Sealing,
  history: CaseHistory,
): Promise<readonly DeclaredMaterial[]> => {
  const { materials, citations = [] } = await readApplication(sealing, history);
  return [...materials, ...citations.flatMap(citedAs), ...materialsWhileHandled(history)];
};

/** What the applicant declared themselves after a one-time code: what was asked for, and what had to follow. */
export const suppliedByApplicant = ({ events }: CaseHistory): readonly DeclaredMaterial[] =>
  events.filter(({ actor }) => actor.kind === "applicant").flatMap(declaredIn);
