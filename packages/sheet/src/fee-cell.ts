import type { Fee } from "@tongban/domain";
import { type CellForm, plain, taken, wrong } from "./cell-form.ts";

const withBasis = /^([^（(]*)[（(]\s*(?:依据|收费依据|basis)[:：]\s*([\s\S]+)[）)]$/i;
const free = ["免费", "不收费", "无", "free", "0", "0元"];

/** A fee in yuan with what allows it: `50元（依据：发改价格〔2019〕1号）`, `免费`. */
export const feeCell: CellForm<Fee> = {
  read: (text) => {
    const [, sum = text, basis] = withBasis.exec(text) ?? [];
    const amount = fenOf(plain(sum));
    if (amount === undefined) return notAFee;
    return taken({ amount, ...(basis === undefined ? {} : { basis: basis.trim() }) });
  },
  write: ({ amount, basis }, _, language) => {
    const isChinese = language === "zh";
    const sum =
      amount === 0 ? (isChinese ? "免费" : "free") : `${yuanOf(amount)}${isChinese ? "元" : " yuan"}`;
    if (basis === undefined) return sum;
    return isChinese ? `${sum}（依据：${basis}）` : `${sum} (basis: ${basis})`;
  },
};

const fenOf = (text: string): number | undefined => {
  if (free.includes(text)) return 0;
  const [, yuan, fen = ""] = /^[¥￥]?(\d{1,9})(?:\.(\d{1,2}))?(?:元|yuan|cny|rmb)?$/.exec(text) ?? [];
  return yuan === undefined ? undefined : Number(yuan) * 100 + Number(fen.padEnd(2, "0"));
};

const yuanOf = (fen: number): string => {
  const [yuan, rest] = [Math.floor(fen / 100), fen % 100];
  return rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, "0").replace(/0$/, "")}`;
};

const notAFee = wrong(
  "write an amount in yuan such as 50 yuan (basis: …), or free",
  "应为金额（元），例如：50元（依据：文号），或“免费”",
);
