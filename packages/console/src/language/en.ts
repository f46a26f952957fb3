import { caseWords } from "./en/case.ts";
import { coordination } from "./en/coordination.ts";
import { explainedWords } from "./en/explained.ts";
import { frame } from "./en/frame.ts";
import { serviceLevelWords } from "./en/service-level.ts";
import { windowWebhookWords } from "./en/window-webhook.ts";
import { work } from "./en/work.ts";

/** Everything the console says, in English; where one thing is said otherwise than several, `_one` says it. */
export const en = {
  ...frame,
  ...work,
  ...caseWords,
  ...coordination,
  ...serviceLevelWords,
  ...explainedWords,
  ...windowWebhookWords,
} as const;
