import type { Limit } from "@tongban/domain";
import { type CellForm, plain, taken, wrong } from "./cell-form.ts";

type Unit = Exclude<Limit["unit"], "instant">;

/** How people write each unit: the first Chinese and the first English one are written. */
const units: Readonly<Record<Unit, { readonly zh: readonly string[]; readonly en: readonly string[] }>> = {
  "working-days": {
    zh: ["个工作日", "工作日"],
    en: [" working days", " working day", "wd", " working-days"],
  },
  "calendar-days": {
    zh: ["个自然日", "自然日", "个日历日", "日历日"],
    en: [" calendar days", " calendar day", "cd", " calendar-days"],
  },
  "working-hours": {
    zh: ["个工作小时", "工作小时", "个工作时"],
    en: [" working hours", " working hour", "wh", " working-hours"],
  },
  minutes: { zh: ["分钟"], en: [" minutes", " minute", "min"] },
};

const instant = ["即办", "即办件", "当场", "当场办结", "立等可取", "on the spot", "instant", "now"].map(
  plain,
);

const byWord = new Map(
  (Object.keys(units) as Unit[]).flatMap((unit) =>
    [...units[unit].zh, ...units[unit].en].map((word) => [plain(word), unit] as const),
  ),
);

/** A limit as people write it: `10个工作日`, `10wd`, `即办`. Days or hours of no kind are asked about, never guessed. */
export const limitCell: CellForm<Limit> = {
  read: (text) => {
    const said = plain(text);
    if (instant.includes(said)) return taken({ unit: "instant" });
    const [, amount, word = ""] = /^(\d{1,5})(\D.*)?$/.exec(said) ?? [];
    const unit = byWord.get(word);
    if (amount !== undefined && unit) return taken({ unit, amount: Number(amount) });
    return amount === undefined ? notALimit : whichUnit(amount);
  },
  write: (limit, _, language) => {
    if (limit.unit === "instant") return language === "zh" ? "即办" : "on the spot";
    return `${limit.amount}${units[limit.unit][language][0]}`;
  },
};

const notALimit = wrong(
  "write a limit such as 10wd (working days), 30cd (calendar days), 3wh (working hours), 60min or now",
  "应为时限，例如：10个工作日、30个自然日、3个工作小时、60分钟、即办",
);

const whichUnit = (amount: string) =>
  wrong(
    `say of which kind: ${amount}wd (working days), ${amount}cd (calendar days), ${amount}wh (working hours) or ${amount}min`,
    `请写明单位：${amount}个工作日、${amount}个自然日、${amount}个工作小时或${amount}分钟`,
  );
