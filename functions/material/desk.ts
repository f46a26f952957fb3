import type { Sealing, StoreContext } from "@tongban/store";
import type { Objects } from "@tongban/store/object";

/** What operations on materials work with. */
export type MaterialDesk = {
  readonly store: StoreContext;
  readonly sealing: Sealing;
  readonly objects: Objects;
};
