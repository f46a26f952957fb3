import type { Words } from "./language.ts";
import { frame } from "./zh-cn/frame.ts";
import { paperCheckWords as own } from "./zh-cn/paper-check.ts";

/** What the page for the verification of papers says. */
export const paperCheckWords: Words = {
  chinese: { ...own, brand: frame.brand, nav: frame.nav, punctuation: frame.punctuation },
  english: async () => {
    const english = await import("./en/paper-check-page.ts");
    return english.paperCheckEnglish;
  },
};
