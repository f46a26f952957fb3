import type { TFunction } from "i18next";
import type { ZeroGap } from "../../api/wire.ts";
import { limitText } from "../../time/limit-text.ts";

type Difference = ZeroGap["standards"][number];
type Effect = ZeroGap["effects"][number];

/** What applicants get on one side of a difference, in words. */
export const gapValueText = (t: TFunction, value: Difference["here"]): string => {
  if (value === null) return t("gap.notSaid");
  switch (value.kind) {
    case "limit":
      return limitText(t, value.limit);
    case "fee":
      return moneyText(t, value.fen);
    case "materials":
      return value.titles.length === 0 ? t("gap.nothing") : value.titles.join(t("punctuation.comma"));
    case "delivery":
      return value.ways.length === 0
        ? t("gap.nothing")
        : value.ways.map((way) => t(`gap.delivery.${way}`)).join(t("punctuation.comma"));
  }
};

/** An amount of what an effect is counted in, such as 3 个工作日; money in yuan. */
export const effectText = (t: TFunction, { unit, amount }: Effect): string =>
  t(`gap.unit.${unit}`, { count: amount, yuan: yuan(amount) });

/** Money in yuan; `fen` are a hundredth of one. */
export const moneyText = (t: TFunction, fen: number): string => t("gap.unit.fen", { yuan: yuan(fen) });

const yuan = (fen: number): string => (fen / 100).toFixed(2).replace(/\.00$/, "");
