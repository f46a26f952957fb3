import type { Case } from "@tongban/domain";
import type { Sealing, StoreContext } from "@tongban/store";
import type { Objects } from "@tongban/store/object";

/** What operations on materials work with. */
export type MaterialDesk = {
  readonly store: StoreContext;
  readonly sealing: Sealing;
  readonly objects: Objects;
};

/** Whether a caller may do something with the materials of a case; to whom they may not, the case does not exist. */
export type May<Caller> = (caller: Caller, kase: Case) => boolean;
