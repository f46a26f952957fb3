import { type CaseId, type Instant, instantFromEpochMs } from "@tongban/domain";
import { stage } from "@tongban/functions/stage";
import type { StoreContext } from "@tongban/store";

/** Tells what time it is for a case now. */
export const caseTime =
  (store: StoreContext) =>
  (caseId: CaseId): Promise<Instant> =>
    stage.clockFor(store, { caseId }, instantFromEpochMs(Date.now()));
