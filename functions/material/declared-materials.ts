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

/** All materials that a case has, in the order in which they were declared. */
export const declaredMaterials = async (
  sealing: Sealing,
  history: CaseHistory,
): Promise<readonly DeclaredMaterial[]> => {
  const { materials } = await readApplication(sealing, history);
  return [...materials, ...history.events.flatMap(declaredIn)];
};

/** What the applicant declared themselves after a one-time code: what was asked for, and what had to follow. */
export const suppliedByApplicant = ({ events }: CaseHistory): readonly DeclaredMaterial[] =>
  events.filter(({ actor }) => actor.kind === "applicant").flatMap(declaredIn);
