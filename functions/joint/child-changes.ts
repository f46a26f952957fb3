import type { StartedPart } from "@tongban/domain";
import { type CaseChange, type CaseHistory, openApplication, type Sealing } from "@tongban/store";

/** How child cases that begin with a part of a joint case are kept: with the parent's application, found as the parent is. */
export const childChanges = async (
  sealing: Sealing,
  { head: { subject, fullName }, events }: CaseHistory,
  started: readonly StartedPart[],
): Promise<readonly CaseChange[]> => {
  const [first] = events;
  const submissionDigest = first?.first?.submissionDigest;
  if (started.length === 0) return [];
  if (submissionDigest === undefined) throw new Error("a joint case without a first event");
  const application = await openApplication(sealing, first);
  return started.map((part) => ({
    before: undefined,
    events: part.events,
    first: { application, submissionDigest, subject, fullName },
  }));
};
