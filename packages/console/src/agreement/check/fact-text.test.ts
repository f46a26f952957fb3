import { gapArticles } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { chineseWords } from "../../../test/chinese-words.ts";
import type { NameOf } from "../../api/name-of.ts";
import { factTexts } from "./fact-text.ts";

const names = { region: (code: string) => `市${code}`, matter: (id: string) => id } as NameOf;
const t = await chineseWords();

const worse = (field: keyof typeof gapArticles, remote: string, local: string) =>
  factTexts(t, names, { field, handling: "610100", remote, local, article: gapArticles[field] }).slice(2, 4);

describe("what a finding says of a service that is worse than the local one", () => {
  it("names ways of delivery in words, and says where there are none", () => {
    expect(worse("delivery", "", "post, pick-up")).toEqual(["异地：无", "本地：邮寄、自取"]);
  });

  it("says limits and money in their units", () => {
    expect(worse("promised", "10 working-days", "instant")).toEqual(["异地：10 个工作日", "本地：即时办结"]);
    expect(worse("fee", "1200 fen", "0 fen")).toEqual(["异地：12 元", "本地：0 元"]);
  });
});
