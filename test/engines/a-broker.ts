import { chinaCalendar } from "@tongban/domain";
import { cursorsWith, openKeyring, type StoreContext, sealingWith } from "@tongban/store";
import type { Broker } from "../../functions/edge/broker.ts";
import { namesIn } from "../../functions/edge/names.ts";

/** What handlers work with, on a store of a test. */
export const aBroker = (store: StoreContext): Broker => {
  const keyring = openKeyring(store);
  const sealing = sealingWith(store.kms, store.keyId);
  const cursors = cursorsWith(keyring);
  return {
    store,
    keyring,
    sealing,
    cursors,
    calendar: chinaCalendar,
    targetRules: { networks: "public", refusedLoopbackPorts: new Set<number>() },
    names: namesIn(store),
  };
};
