import { explainDeadline, type Ledger, type Limit } from "@tongban/domain";
import type { TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { aStandard } from "../../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../../test/builders/calendar.ts";
import { at } from "../../../../../test/builders/ids.ts";
import { chineseWords } from "../../../test/chinese-words.ts";
import { festivalsAround } from "./holiday-names.ts";
import { stepText } from "./step-text.ts";
import { namedDays, stepsOf } from "./steps.ts";

let t: TFunction;
beforeAll(async () => {
  t = await chineseWords();
});

/** The steps of a ledger as the page says them, each with its days. */
const said = (limit: Limit, ledger: Ledger): readonly string[] => {
  const found = explainDeadline({ calendar: chinaCalendar, hours: aStandard().hours }, limit, ledger);
  if (!found.ok) throw new Error(found.reason);
  const days = namedDays({ days: [...found.value.days] }, [...ledger], (date) =>
    festivalsAround(chinaCalendar, date),
  );
  return stepsOf(days).map((step) => {
    const [from, to] = [step.days[0].date.slice(5), step.days.at(-1)?.date.slice(5)];
    return `${from === to ? from : `${from}/${to}`} ${stepText(t, step, limit)}`;
  });
};

describe("the steps to a due instant", () => {
  it("name the holiday, and the weekend day that is worked for it", () => {
    const ledger: Ledger = [{ kind: "running", from: at("2026-02-12T02:00:00.000Z") }];
    expect(said({ unit: "working-days", amount: 5 }, ledger)).toEqual([
      "02-12 当日不计（民法典第二百零一条）",
      "02-13 工作日，计为第 1 天",
      "02-14 周末调休上班，计为第 2 天",
      "02-15/02-23 春节放假，不计",
      "02-24/02-26 工作日，计为第 3–5 天",
    ]);
  });

  it("say on which ground days were not counted", () => {
    const [from, paused, on] = [
      at("2026-03-02T02:00:00.000Z"),
      at("2026-03-03T02:00:00.000Z"),
      at("2026-03-05T02:00:00.000Z"),
    ];
    const ledger: Ledger = [
      { kind: "running", from, to: paused },
      { kind: "paused", from: paused, to: on, ground: "hearing", expectedEnd: on },
      { kind: "running", from: on },
    ];
    expect(said({ unit: "working-days", amount: 2 }, ledger)).toEqual([
      "03-02 当日不计（民法典第二百零一条）",
      "03-03 工作日，计为第 1 天",
      "03-04/03-05 听证，暂停，不计",
      "03-06 工作日，计为第 2 天",
    ]);
  });

  it("add working hours up", () => {
    const ledger: Ledger = [{ kind: "running", from: at("2026-03-06T08:30:00.000Z") }];
    expect(said({ unit: "working-hours", amount: 10 }, ledger)).toEqual([
      "03-06 计 1 小时，累计 1 小时",
      "03-07/03-08 周末，不计",
      "03-09/03-10 计 9 小时，累计 10 小时",
    ]);
  });
});
