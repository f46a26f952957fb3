import { expect, it } from "vitest";
import { isVisibleText } from "./visible-text.ts";

it.each([
  "张三",
  "阿依古丽·买买提",
  "O’Brien",
  "𠮷田",
  "\ue5e5",
  "葛\u{e0100}",
  "ᠮᠣᠩᠭᠣᠯ\u180e\u180b",
  "می\u200cخواهم",
])("takes a name as people spell it: %s", (name) => {
  expect(isVisibleText(name)).toBe(true);
});

it.each([
  "张\u200b三",
  "\u202e三张",
  "张\u0000三",
  "张\n三",
  "张\u2028三",
  "\u2066张三",
  "张\ufeff三",
  "张三\u{e0041}",
])("takes none with what nobody sees: %j", (name) => {
  expect(isVisibleText(name)).toBe(false);
});
