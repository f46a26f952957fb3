import { type Instant, type LocalDate, localDateOf, localTimeOf } from "../clock/instant.ts";
import type { Limit, LimitUnit } from "../clock/limit.ts";
import { type LawfulGround, lawfulGrounds, type PauseGround } from "../clock/pause-ground.ts";

/** A date as papers write it (GB/T 9704: Arabic numerals without leading zeros): 2026年3月2日. */
export const dateInWords = (date: LocalDate): string => {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
};

/** The day of an instant in China, in words. */
export const dayInWords = (at: Instant): string => dateInWords(localDateOf(at));

/** The day and minute of an instant in China, in words. */
export const momentInWords = (at: Instant): string => `${dayInWords(at)}${localTimeOf(at)}`;

const units: Readonly<Record<Exclude<LimitUnit, "instant">, string>> = {
  "working-days": "个工作日",
  "calendar-days": "个自然日",
  "working-hours": "个工作小时",
  minutes: "分钟",
};

/** A limit in words: 10个工作日, 即时办结. */
export const limitInWords = (limit: Limit): string =>
  limit.unit === "instant" ? "即时办结" : `${limit.amount}${units[limit.unit]}`;

/** Procedures of 行政许可法 art 45 by their names there. */
const procedures: Readonly<Record<LawfulGround, string>> = {
  hearing: "听证",
  tender: "招标",
  auction: "拍卖",
  inspection: "检验",
  testing: "检测",
  quarantine: "检疫",
  appraisal: "鉴定",
  "expert-review": "专家评审",
};

/** What a procedure that stops the clock is called; one of the agreement's own is called as the agreement does. */
export const procedureInWords = (ground: PauseGround): string => {
  const lawful = lawfulGrounds.find((one) => one === ground);
  if (lawful) return procedures[lawful];
  return ground === "supplement" ? "补正" : ground.slice("agreed/".length);
};
