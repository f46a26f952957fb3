import type { LocalLimits, LocalStandard } from "@tongban/domain";
import type { TFunction } from "i18next";
import type { Said } from "../registry/differences.ts";
import { limitText } from "../time/limit-text.ts";

/** The limits that a region tells of its own standard, in the order in which a case meets them. */
export const localLimitNames = [
  "notice",
  "supplement",
  "delivery",
] as const satisfies readonly (keyof LocalLimits)[];

/** What the record of a region's own standard says, in words: how many rows, its list's digest, and each limit. */
export const readableLocal = (says: Said, t: TFunction): Said => {
  if (says === null) return null;
  // The record of this kind says no less; readers take any record.
  const { list, limits } = says as Partial<LocalStandard>;
  return {
    [t("localStandard.rows")]: t("localStandard.rowsSaid", {
      count: list?.rows ?? 0,
      digest: list?.digest.slice(0, DIGEST_SHOWN) ?? "",
    }),
    ...Object.fromEntries(
      localLimitNames.flatMap((name) =>
        limits ? [[t(`editor.limit.${name}`), limitText(t, limits[name])]] : [],
      ),
    ),
  };
};

/** Characters of a digest that people compare. */
const DIGEST_SHOWN = 12;
