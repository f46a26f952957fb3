import { parseCitizenId, parseLocalDate, parseSocialCreditCode } from "@tongban/domain";
import type { Said } from "../wording/said.ts";

/** A format that fields of forms may have: whether a text is in it, and what people are told where it is not. */
type FormFormat = { readonly fits: (text: string) => boolean; readonly said: Said };

/** The formats that fields of forms may have, by the name that schemas use. */
export const formFormats: Readonly<Record<string, FormFormat>> = {
  date: {
    fits: (text) => parseLocalDate(text) !== undefined,
    said: { en: "a date such as 2026-02-13", zh: "日期，例如 2026-02-13" },
  },
  phone: {
    fits: (text) => /^\+?[0-9-]{5,20}$/.test(text),
    said: { en: "digits and dashes, such as 13800000000", zh: "仅限数字和短横线，例如 13800000000" },
  },
  "citizen-id": {
    fits: (text) => parseCitizenId(text).ok,
    said: { en: "a citizen identity number (GB 11643)", zh: "公民身份号码（GB 11643）" },
  },
  "social-credit-code": {
    fits: (text) => parseSocialCreditCode(text).ok,
    said: { en: "a unified social credit code (GB 32100)", zh: "统一社会信用代码（GB 32100）" },
  },
};
