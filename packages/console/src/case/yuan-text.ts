import type { TFunction } from "i18next";

const FEN_PER_YUAN = 100;

/** Money as people read it, in yuan with two places; `fen` are a hundredth of one. */
export const yuanText = (t: TFunction, fen: number): string =>
  t("fee.yuan", { yuan: (fen / FEN_PER_YUAN).toFixed(2) });
