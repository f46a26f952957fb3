import { serviceModes } from "@tongban/domain";
import type { TFunction } from "i18next";

/** A mode of handling by its name for people. */
export const modeOf = (t: TFunction, id: string): string => {
  const mode = serviceModes.find((one) => one === id);
  return mode === undefined ? id : t(`mode.${mode}`);
};
