import i18next, { type TFunction } from "i18next";
import { agreementWords } from "../src/language/zh-cn/agreements.ts";
import { catalogWords } from "../src/language/zh-cn/catalog.ts";
import { coordination } from "../src/language/zh-cn/coordination.ts";
import { editorWords } from "../src/language/zh-cn/editor.ts";
import { explainedWords } from "../src/language/zh-cn/explained.ts";
import { readinessWords } from "../src/language/zh-cn/readiness.ts";
import { registryWords } from "../src/language/zh-cn/registry.ts";
import { rosterWords } from "../src/language/zh-cn/roster.ts";
import { serviceLevelWords } from "../src/language/zh-cn/service-level.ts";
import { windowWebhookWords } from "../src/language/zh-cn/window-webhook.ts";
import { zhCN } from "../src/language/zh-cn.ts";

const translation = {
  ...zhCN,
  ...catalogWords,
  ...coordination,
  ...serviceLevelWords,
  ...explainedWords,
  ...windowWebhookWords,
  ...agreementWords,
  ...editorWords,
  ...readinessWords,
  ...registryWords,
  ...rosterWords,
};

/** The console's Chinese words, as its pages ask for them, those of single pages included. */
export const chineseWords = (): Promise<TFunction> =>
  i18next.createInstance().init({
    lng: "zh-CN",
    resources: { "zh-CN": { translation } },
    interpolation: { escapeValue: false },
  });
