import type { TFunction } from "i18next";
import type { LiveMatter } from "../api/wire.ts";

/** What is missing and, where the facts tell, since or until when. */
export const missingText = (t: TFunction, { code, facts }: LiveMatter["missing"][number]): string =>
  t(`missing.${code}`, { validFrom: facts["validFrom"] ?? "", validUntil: facts["validUntil"] ?? "" });
