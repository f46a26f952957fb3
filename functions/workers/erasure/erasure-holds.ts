import { type Case, endedStatuses, type Instant } from "@tongban/domain";
import { hasOpenComplaint, loadHead, type StoreContext } from "@tongban/store";
import { isReadByOthers } from "../../package/read-by-others.ts";

/** Whether something that the case itself does not say needs its files although their retention is over. */
type Holds = (store: StoreContext, kase: Case, now: Instant) => Promise<boolean>;

/** All that holds an erasure off beside what {@link erasureOf} reads from the case, by the word that the log says. */
const holds: Readonly<Record<string, Holds>> = {
  complaint: (store, { origin }) => hasOpenComplaint(store, origin.id),
  joint: async (store, { origin: { parent } }) => {
    const head = parent && (await loadHead(store, parent.case));
    return head !== undefined && !endedStatuses.some((ended) => ended === head.kase.status);
  },
  package: isReadByOthers,
};

/** The word for what still needs a case's files; nothing where they may be erased. */
export const holdOf = async (store: StoreContext, kase: Case, now: Instant): Promise<string | undefined> => {
  for (const [word, isHeld] of Object.entries(holds)) if (await isHeld(store, kase, now)) return word;
  return undefined;
};
