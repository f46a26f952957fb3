import { broker } from "./broker.ts";
import { storeOf } from "./store-of.ts";

/** The table of the broker that all journeys share. */
export const store = storeOf(broker);
