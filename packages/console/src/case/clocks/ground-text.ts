import { lawfulGrounds } from "@tongban/domain";
import type { TFunction } from "i18next";

const AGREED = "agreed/";

/** Why a clock stands still, in words: law's grounds and a supplement by their names, the agreement's own as it calls them. */
export const groundText = (t: TFunction, ground: string): string => {
  if (ground === "supplement") return t("ground.supplement");
  const lawful = lawfulGrounds.find((one) => one === ground);
  if (lawful) return t(`ground.${lawful}`);
  return ground.startsWith(AGREED) ? ground.slice(AGREED.length) : ground;
};
