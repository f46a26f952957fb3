import type { Words } from "./language.ts";
import { askingWords } from "./zh-cn/asking.ts";
import { explainedWords } from "./zh-cn/explained.ts";
import { frame } from "./zh-cn/frame.ts";
import { progressWords as own } from "./zh-cn/progress.ts";
import { work } from "./zh-cn/work.ts";

/** What the applicant's page says: its own words, and those for limits, grounds and due dates that the console has too. */
export const progressWords: Words = {
  chinese: {
    ...own,
    ...askingWords,
    explained: explainedWords.explained,
    brand: frame.brand,
    nav: frame.nav,
    punctuation: frame.punctuation,
    clock: work.clock,
    fee: work.fee,
    ground: work.ground,
    limit: work.limit,
  },
  english: async () => {
    const english = await import("./en/progress-page.ts");
    return english.progressEnglish;
  },
};
