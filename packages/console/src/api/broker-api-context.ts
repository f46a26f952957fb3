import { createContext, useContext } from "react";
import type { BrokerApi } from "./broker-api.ts";

const BrokerApiContext = createContext<BrokerApi | undefined>(undefined);

/** Gives the broker to the pages below. */
export const BrokerApiProvider = BrokerApiContext.Provider;

/** The broker as the signed-in user reaches it; throws outside its provider. */
export const useBrokerApi = (): BrokerApi => {
  const broker = useContext(BrokerApiContext);
  if (!broker) throw new Error("no broker above this component");
  return broker;
};
