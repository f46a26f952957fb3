import { createInstance } from "i18next";
import { expect, it } from "vitest";
import { serviceLevelWords } from "../language/zh-cn/service-level.ts";
import { zhCN } from "../language/zh-cn.ts";
import { averagesText, shareText, wallTimeText } from "./figure-text.ts";

const i18n = createInstance();
await i18n.init({ lng: "zh-CN", resources: { "zh-CN": { translation: { ...zhCN, ...serviceLevelWords } } } });

it("says a share with one decimal, and 100 % of all alone", () => {
  expect([null, 0, 0.471, 0.9996, 0.98349, 1].map(shareText)).toEqual([
    "–",
    "0.0 %",
    "47.1 %",
    "99.9 %",
    "98.3 %",
    "100.0 %",
  ]);
});

it("names the average of each unit that something was counted in, and no other", () => {
  const of = (unit: "working-days" | "calendar-days" | "working-hours", rate: number | null) => ({
    unit,
    average: { part: 0, whole: 0, rate },
  });
  const days = of("calendar-days", null);
  expect(averagesText(i18n.t, [of("working-days", 3.64), days, of("working-hours", 90)])).toBe(
    "3.6 个工作日；1.5 个工作小时",
  );
  expect(averagesText(i18n.t, [days])).toBe("–");
  expect(averagesText(i18n.t, [])).toBe("–");
});

it("tells a time by the clock on the wall in hours, and in days where it is three of them or more", () => {
  expect([null, 90, 4_319, 4_320, 633_156].map((minutes) => wallTimeText(i18n.t, minutes))).toEqual([
    "–",
    "1.5 小时",
    "72.0 小时",
    "3.0 天",
    "439.7 天",
  ]);
});
