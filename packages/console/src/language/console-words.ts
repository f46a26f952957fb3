import type { Words } from "./language.ts";
import { type Translation, zhCN } from "./zh-cn.ts";

/** What the console says on every page. */
export const consoleWords: Words = {
  chinese: zhCN,
  english: async () => {
    const { en } = await import("./en.ts");
    const english: Translation = en;
    return english;
  },
};
