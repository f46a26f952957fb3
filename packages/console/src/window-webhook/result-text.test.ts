import { createInstance } from "i18next";
import { expect, it } from "vitest";
import { zhCN } from "../language/zh-cn.ts";
import { resultText } from "./result-text.ts";

const i18n = createInstance();
await i18n.init({ lng: "zh-CN", resources: { "zh-CN": { translation: zhCN } } });

it.each([
  ["status-204", "对方回答 204"],
  ["status-503", "对方回答 503"],
  ["unreachable", "未能连接，或没有及时回答"],
  ["target-refused", "地址不在允许的范围"],
])("says %s as %s", (result, text) => {
  expect(resultText(i18n.t, result)).toBe(text);
});
