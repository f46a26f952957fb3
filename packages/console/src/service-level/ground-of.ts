import { lawfulGrounds } from "@tongban/domain";
import type { TFunction } from "i18next";

const named = [...lawfulGrounds, "supplement"] as const;

/** Why handling stood still, for people: law's grounds by name, an agreement's as its standard calls it. */
export const groundOf = (t: TFunction, ground: string): string => {
  const known = named.find((one) => one === ground);
  return known === undefined ? ground.replace(/^agreed\//, "") : t(`ground.${known}`);
};
