import { chinaCalendar } from "@tongban/domain";
import { cursorsWith, openKeyring, type StoreContext, sealingWith } from "@tongban/store";

/** What handlers work with, on a store of a test. */
export const aBroker = (store: StoreContext) => {
  const keyring = openKeyring(store);
  const sealing = sealingWith(store.kms, store.keyId);
  const cursors = cursorsWith(keyring);
  return {
    store,
    keyring,
    sealing,
    cursors,
    calendar: chinaCalendar,
    refusedLoopbackPorts: new Set<number>(),
  };
};
