import { assumedRates } from "@tongban/domain";
import {
  cursorsWith,
  documentSignerWith,
  openKeyring,
  queryCodesWith,
  type StoreContext,
  sealingWith,
} from "@tongban/store";
import type { LoadedCalendars } from "../../functions/edge/calendars.ts";
import { namesIn } from "../../functions/edge/names.ts";
import type { Resources } from "../../functions/edge/resources.ts";
import { chinaCalendar } from "../builders/calendar.ts";

/** The national calendar, for every region. */
export const chinaCalendars: LoadedCalendars = {
  calendars: async () => ({ national: chinaCalendar, local: new Map() }),
  calendarOf: async () => chinaCalendar,
};

/** What handlers work with, on a store of a test. */
export const aBroker = (store: StoreContext): Resources => {
  const keyring = openKeyring(store);
  const sealing = sealingWith(store.kms, store.keyId);
  const cursors = cursorsWith(keyring);
  const queryCodes = queryCodesWith(keyring);
  return {
    store,
    keyring,
    queryCodes,
    sealing,
    cursors,
    documents: documentSignerWith(keyring),
    licenceSources: () => new Map(),
    ...chinaCalendars,
    rates: assumedRates,
    targetRules: { networks: "public", refusedLoopbackPorts: new Set<number>() },
    names: namesIn(store),
  };
};
