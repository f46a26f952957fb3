import { chinaCalendar } from "@tongban/domain";
import { cursorsWith, documentSignerWith, openKeyring, type StoreContext, sealingWith } from "@tongban/store";
import { namesIn } from "../../functions/edge/names.ts";
import type { Resources } from "../../functions/edge/resources.ts";

/** What handlers work with, on a store of a test. */
export const aBroker = (store: StoreContext): Resources => {
  const keyring = openKeyring(store);
  const sealing = sealingWith(store.kms, store.keyId);
  const cursors = cursorsWith(keyring);
  return {
    store,
    keyring,
    sealing,
    cursors,
    documents: documentSignerWith(keyring),
    calendar: chinaCalendar,
    targetRules: { networks: "public", refusedLoopbackPorts: new Set<number>() },
    names: namesIn(store),
  };
};
