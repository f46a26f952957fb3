import { expect, it } from "vitest";
import { at } from "../../../../test/builders/ids.ts";
import { chineseWords } from "../../test/chinese-words.ts";
import { leaseText } from "./lease-text.ts";

const now = at("2026-03-20T02:00:00.000Z");

it.each([
  ["a minute that has begun counts", "2026-03-20T02:00:30.000Z", "领取 1 分钟后到期", true],
  ["the last hour is soon", "2026-03-20T03:00:00.000Z", "领取 60 分钟后到期", true],
  ["before it, the time is named", "2026-03-20T03:00:01.000Z", "领取至 11:00", false],
  ["and another day's date", "2026-03-23T01:30:00.000Z", "领取至 3月23日 周一 09:30", false],
  ["at its end it has ended", "2026-03-20T02:00:00.000Z", "领取已到期", true],
] as const)("%s", async (_, ends, text, soon) => {
  expect(leaseText(await chineseWords(), at(ends), now, "zh-CN")).toEqual({ text, soon });
});
