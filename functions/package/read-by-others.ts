import { type Case, erasureOf, type Instant, memberStatesOf } from "@tongban/domain";
import { loadBundle, type StoreContext } from "@tongban/store";
import { loadMemberCases } from "./member-cases.ts";

/**
 * Whether another member of a case's bundle (一件事) still needs the files that lie with it: one whose own retention is not over,
 * or one that has not begun and still may.
 */
export const isReadByOthers = async (
  store: StoreContext,
  { origin: { id, bundle: place } }: Case,
  now: Instant,
): Promise<boolean> => {
  const kept = place && (await loadBundle(store, place.id));
  if (!kept) return false;
  const cases = await loadMemberCases(store, kept.bundle);
  const states = memberStatesOf(kept.bundle, cases);
  return kept.bundle.members.some(({ id: member, case: other }) => {
    const kase = cases.get(other);
    if (kase) return other !== id && needsFiles(kase, now);
    const state = states.get(member);
    return state === "waiting" || state === "hindered";
  });
};

const needsFiles = (kase: Case, now: Instant): boolean => {
  if (kase.erased) return false;
  const due = erasureOf(kase);
  return due === undefined || due > now;
};
