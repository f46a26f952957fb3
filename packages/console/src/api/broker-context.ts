import { createContext, useContext } from "react";
import type { Broker } from "./broker.ts";

const BrokerContext = createContext<Broker | undefined>(undefined);

/** Gives the broker to the pages below. */
export const BrokerProvider = BrokerContext.Provider;

/** The broker as the signed-in user reaches it; throws outside its provider. */
export const useBroker = (): Broker => {
  const broker = useContext(BrokerContext);
  if (!broker) throw new Error("no broker above this component");
  return broker;
};
