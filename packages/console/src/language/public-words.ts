import type { Words } from "./language.ts";
import { askingWords } from "./zh-cn/asking.ts";
import { catalogWords } from "./zh-cn/catalog.ts";
import { frame } from "./zh-cn/frame.ts";
import { work } from "./zh-cn/work.ts";

/** What the public page says: its own words, and those for limits and ways that the console has too. */
export const publicWords: Words = {
  chinese: {
    ...catalogWords,
    ...askingWords,
    brand: frame.brand,
    nav: frame.nav,
    mode: work.mode,
    limit: work.limit,
  },
  english: async () => {
    const english = await import("./en/public.ts");
    return english.publicEnglish;
  },
};
