import type { TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { at } from "../../../../../test/builders/ids.ts";
import { chineseWords } from "../../../test/chinese-words.ts";
import { clockStateOf } from "./clock-state.ts";
import { groundText } from "./ground-text.ts";
import { segmentText } from "./segment-text.ts";
import { usedText } from "./used-text.ts";

let t: TFunction;
beforeAll(async () => {
  t = await chineseWords();
});

const now = at("2026-03-20T02:00:00.000Z");
const running = { kind: "running", from: at("2026-03-02T02:00:00.000Z"), to: null } as const;
const noGround = { ground: null, expectedEnd: null };
const paused = {
  kind: "paused",
  from: at("2026-03-04T01:00:00.000Z"),
  to: null,
  ground: "expert-review",
  expectedEnd: at("2026-03-25T09:30:00.000Z"),
} as const;

describe("a stretch of a clock in words", () => {
  it("says since when it runs, and from when to when it ran", () => {
    expect(segmentText(t, { ...running, ...noGround }, now, "zh-CN")).toBe("3月2日 周一 10:00 起计时");
    const sameDay = { ...running, ...noGround, to: at("2026-03-02T03:00:00.000Z") };
    expect(segmentText(t, sameDay, now, "zh-CN")).toBe("3月2日 周一 10:00 至 11:00 计时");
    const ran = { ...running, ...noGround, to: at("2026-03-04T01:00:00.000Z") };
    expect(segmentText(t, ran, now, "zh-CN")).toBe("3月2日 周一 10:00 至 3月4日 周三 09:00 计时");
  });

  it("says why it stands still and until about when, and afterwards that it did not count", () => {
    expect(segmentText(t, paused, now, "zh-CN")).toBe(
      "3月4日 周三 09:00 起暂停：专家评审，预计至 3月25日 周三 17:30",
    );
    expect(segmentText(t, { ...paused, to: at("2026-03-10T01:00:00.000Z") }, now, "zh-CN")).toBe(
      "3月4日 周三 09:00 至 3月10日 周二 09:00 暂停：专家评审，不计入",
    );
  });
});

it("names the agreement's own grounds as the agreement does", () => {
  expect(groundText(t, "agreed/跨省核验")).toBe("跨省核验");
  expect(groundText(t, "supplement")).toBe("补正");
});

it("says what was used in the limit's own unit", () => {
  expect(usedText(t, { unit: "working-days", days: 3 })).toBe("3 个工作日");
  expect(usedText(t, { unit: "working-hours", ms: 5_400_000 })).toBe("1.5 个工作小时");
  expect(usedText(t, { unit: "minutes", ms: 400 })).toBe("1 分钟");
});

it("tells how a clock stands; one that was overdue before it was stopped stays so", () => {
  const live = { end: null, overdue: false, segments: [{ ...running, ...noGround }] };
  const end = { used: { unit: "minutes", ms: 1 }, usedStatutory: null, lateStatutory: false } as const;
  expect(clockStateOf(live)).toBe("running");
  expect(clockStateOf({ ...live, segments: [paused] })).toBe("paused");
  expect(clockStateOf({ ...live, overdue: true, segments: [paused] })).toBe("overdue");
  expect(clockStateOf({ ...live, end: { ...end, late: true } })).toBe("late");
  expect(clockStateOf({ ...live, end: { ...end, late: false } })).toBe("in-time");
});
