import { caseWords } from "./zh-cn/case.ts";
import { coordination } from "./zh-cn/coordination.ts";
import { explainedWords } from "./zh-cn/explained.ts";
import { frame } from "./zh-cn/frame.ts";
import { serviceLevelWords } from "./zh-cn/service-level.ts";
import { windowWebhookWords } from "./zh-cn/window-webhook.ts";
import { work } from "./zh-cn/work.ts";

/** Everything the console says, in Chinese: the first language, whose shape every other one follows. */
export const zhCN = {
  ...frame,
  ...work,
  ...caseWords,
  ...coordination,
  ...serviceLevelWords,
  ...explainedWords,
  ...windowWebhookWords,
} as const;

type Wording<T> = { readonly [K in keyof T]: T[K] extends string ? string : Wording<T[K]> };

/** The shape of a language: every sentence of {@link zhCN}. */
export type Translation = Wording<typeof zhCN>;
