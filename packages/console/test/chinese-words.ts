import i18next, { type TFunction } from "i18next";
import { zhCN } from "../src/language/zh-cn.ts";

/** The console's Chinese words, as its pages ask for them. */
export const chineseWords = (): Promise<TFunction> =>
  i18next.createInstance().init({
    lng: "zh-CN",
    resources: { "zh-CN": { translation: zhCN } },
    interpolation: { escapeValue: false },
  });
