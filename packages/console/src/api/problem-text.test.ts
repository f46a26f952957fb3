import { type Instant, parseInstant } from "@tongban/domain";
import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { zhCN } from "../language/zh-cn.ts";
import { problemText } from "./problem-text.ts";

const instant = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed) throw new Error(`${text} is not an instant`);
  return parsed;
};

const aProblem = (change: Record<string, unknown>) => ({
  type: "urn:tongban:problem:already-claimed",
  title: "Already claimed",
  status: 409,
  code: "already-claimed",
  detail: "该办件已被领取。",
  correlationId: "c-1",
  ...change,
});

const textAt = (now: string, change: Record<string, unknown>): string =>
  problemText(i18next.t, aProblem(change), instant(now), "zh-CN");

beforeAll(async () => {
  await i18next.init({
    lng: "zh-CN",
    resources: { "zh-CN": { translation: zhCN } },
    interpolation: { escapeValue: false },
  });
});

describe("a refusal as a sentence", () => {
  const claim = { holderName: "李梅", claimedAt: "2026-11-20T02:00:00.000Z" };

  it.each([
    ["seconds", "2026-11-20T02:00:02.500Z", "李梅在 2 秒前领取了该办件。"],
    ["minutes", "2026-11-20T02:05:10.000Z", "李梅在 5 分钟前领取了该办件。"],
    ["the time of day", "2026-11-20T05:05:10.000Z", "李梅在 10:00 领取了该办件。"],
    ["a second, though this clock is behind", "2026-11-20T01:59:58.000Z", "李梅在 1 秒前领取了该办件。"],
  ])("says who was faster, by %s", (_, now, sentence) => {
    expect(textAt(now, claim)).toBe(sentence);
  });
  it("is the broker's own sentence where it does not say who", () => {
    expect(textAt("2026-11-20T02:00:02.000Z", {})).toBe("该办件已被领取。");
  });
  it.each(["version-stale", "not-holder"])("of %s is who has the case now, not a version", (code) => {
    const now = instant("2026-11-20T02:00:02.000Z");
    const detail = "该办件已更新到第 5 版，您看到的是第 4 版，请刷新后再操作。";
    const problem = aProblem({ code, detail });
    expect(problemText(i18next.t, problem, now, "zh-CN", "张伟")).toBe("该办件现由张伟经办。");
    expect(problemText(i18next.t, problem, now, "zh-CN")).toBe(detail);
  });
  it("names each field that is wrong", () => {
    const errors = [{ at: "/reason", problem: "不能为空" }];
    const text = textAt("2026-11-20T02:00:02.000Z", { code: "invalid-request", errors });
    expect(text).toBe("该办件已被领取。 /reason: 不能为空");
  });
});
