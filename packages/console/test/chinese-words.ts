import i18next, { type TFunction } from "i18next";
import { explainedWords } from "../src/language/zh-cn/explained.ts";
import { serviceLevelWords } from "../src/language/zh-cn/service-level.ts";
import { windowWebhookWords } from "../src/language/zh-cn/window-webhook.ts";
import { zhCN } from "../src/language/zh-cn.ts";

const translation = { ...zhCN, ...serviceLevelWords, ...explainedWords, ...windowWebhookWords };

/** The console's Chinese words, as its pages ask for them, those of single pages included. */
export const chineseWords = (): Promise<TFunction> =>
  i18next.createInstance().init({
    lng: "zh-CN",
    resources: { "zh-CN": { translation } },
    interpolation: { escapeValue: false },
  });
