import { createContext, useContext } from "react";
import type { Me } from "./wire.ts";

const MeContext = createContext<Me | undefined>(undefined);

/** Gives the signed-in member of staff to the pages below. */
export const MeProvider = MeContext.Provider;

/** The signed-in member of staff; throws outside the provider. */
export const useSelf = (): Me => {
  const me = useContext(MeContext);
  if (!me) throw new Error("nobody is signed in above this component");
  return me;
};
