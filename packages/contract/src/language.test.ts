import { describe, expect, it } from "vitest";
import { languageOf } from "./language.ts";

describe("the language", () => {
  it.each([
    [undefined, "zh"],
    ["", "zh"],
    ["*", "zh"],
    ["fr, de;q=0.9", "zh"],
    ["en", "en"],
    ["EN-gb", "en"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["en-US,en;q=0.9,zh;q=0.8", "en"],
    ["zh;q=0.3, en;q=0.7", "en"],
    ["en;q=0.3 , zh ; q=0.7", "zh"],
    ["en;q=0", "zh"],
    ["zh;q=0, en;q=0.1", "en"],
    ["en;q=loud, zh;q=0.1", "zh"],
    ["enm, zhx", "zh"],
  ] as const)("for %j is %s", (header, language) => expect(languageOf(header)).toBe(language));
});
