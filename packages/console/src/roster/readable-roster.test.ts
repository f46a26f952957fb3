import type { TFunction } from "i18next";
import { beforeAll, expect, it } from "vitest";
import { chineseWords } from "../../test/chinese-words.ts";
import { differencesOf } from "../registry/differences.ts";
import { readableRoster } from "./readable-roster.ts";

let t: TFunction;
beforeAll(async () => {
  t = await chineseWords();
});

const names: Readonly<Record<string, string>> = { "li-mei": "李梅", "zhang-wei": "张伟" };
const week = { monday: ["li-mei"], tuesday: ["li-mei", "zhang-wei"] };
const roster = { week, exceptions: [], pairs: [], told: [] };

it("tells a change of a roster weekday by weekday, date by date, with people's names", () => {
  const read = (says: typeof roster | object) =>
    readableRoster({ ...says }, { t, language: "zh-CN", nameOf: (id) => names[id] ?? id });
  const after = {
    ...roster,
    week: { ...week, monday: [] },
    exceptions: [{ date: "2026-03-04", away: ["li-mei"], instead: [] }],
    pairs: [{ a: "li-mei", b: "zhang-wei" }],
  };
  expect(differencesOf(read(roster), read(after))).toEqual([
    { field: "周一", before: ["李梅"], after: [] },
    { field: "AB 岗", before: [], after: ["李梅 — 张伟"] },
    { field: "2026年3月4日离岗", before: undefined, after: ["李梅"] },
  ]);
  expect(readableRoster(null, { t, language: "zh-CN", nameOf: (id) => id })).toBeNull();
});
