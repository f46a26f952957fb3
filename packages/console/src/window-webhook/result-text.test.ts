import type { TFunction } from "i18next";
import { beforeAll, expect, it } from "vitest";
import { chineseWords } from "../../test/chinese-words.ts";
import { resultText } from "./result-text.ts";

let t: TFunction;
beforeAll(async () => {
  t = await chineseWords();
});

it.each([
  ["status-204", "对方回答 204"],
  ["status-503", "对方回答 503"],
  ["unreachable", "未能连接，或没有及时回答"],
  ["target-refused", "地址不在允许的范围"],
])("says %s as %s", (result, text) => {
  expect(resultText(t, result)).toBe(text);
});
