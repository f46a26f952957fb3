import { useAgreement } from "./coordinator-queries.ts";
import { useSelf } from "./me-context.ts";
import type { StaffCase } from "./wire.ts";

/** The name of a case's window: from my own windows, for a coordinator from the case's agreement; else the window's id. */
export const useWindowName = (kase: StaffCase): string => {
  const self = useSelf();
  const own = self.windows.find((one) => one.id === kase.window);
  const asked = own === undefined && self.role === "coordinator";
  const agreement = useAgreement(kase.terms.agreement, asked);
  const known = own ?? agreement.data?.windows.find((one) => one.id === kase.window);
  return known?.name ?? kase.window;
};
