import type { agreementWords } from "./zh-cn/agreements.ts";
import type { askingWords } from "./zh-cn/asking.ts";
import type { batchWords } from "./zh-cn/batch.ts";
import { caseWords } from "./zh-cn/case.ts";
import { casesWords } from "./zh-cn/cases.ts";
import type { catalogWords } from "./zh-cn/catalog.ts";
import type { coordination } from "./zh-cn/coordination.ts";
import type { editorWords } from "./zh-cn/editor.ts";
import type { explainedWords } from "./zh-cn/explained.ts";
import type { formWords } from "./zh-cn/form.ts";
import { frame } from "./zh-cn/frame.ts";
import type { inquiriesWords } from "./zh-cn/inquiries.ts";
import type { inspectionWords } from "./zh-cn/inspection.ts";
import type { intakeWords } from "./zh-cn/intake.ts";
import type { listEditorWords } from "./zh-cn/list-editor.ts";
import type { listWords } from "./zh-cn/lists.ts";
import type { localStandardWords } from "./zh-cn/local-standard.ts";
import type { materialWords } from "./zh-cn/materials.ts";
import type { noteWords } from "./zh-cn/notes.ts";
import type { notificationWords } from "./zh-cn/notifications.ts";
import type { packageWords } from "./zh-cn/packages.ts";
import type { paperCheckWords } from "./zh-cn/paper-check.ts";
import type { parcelWords } from "./zh-cn/parcels.ts";
import type { progressWords } from "./zh-cn/progress.ts";
import type { queueWords } from "./zh-cn/queue.ts";
import type { readinessWords } from "./zh-cn/readiness.ts";
import type { registryWords } from "./zh-cn/registry.ts";
import type { rosterWords } from "./zh-cn/roster.ts";
import type { serviceLevelWords } from "./zh-cn/service-level.ts";
import type { windowWebhookWords } from "./zh-cn/window-webhook.ts";
import { work } from "./zh-cn/work.ts";

/** What the console says everywhere, in Chinese: the first language, whose shape every other one follows. */
export const zhCN = { ...frame, ...work, ...caseWords, ...casesWords } as const;

/** Every sentence, also those that come with the pages that say them. */
export type Chinese = typeof zhCN &
  typeof askingWords &
  typeof batchWords &
  typeof materialWords &
  typeof noteWords &
  typeof notificationWords &
  typeof parcelWords &
  typeof inquiriesWords &
  typeof inspectionWords &
  typeof catalogWords &
  typeof paperCheckWords &
  typeof progressWords &
  typeof coordination &
  typeof serviceLevelWords &
  typeof explainedWords &
  typeof formWords &
  typeof intakeWords &
  typeof windowWebhookWords &
  typeof agreementWords &
  typeof editorWords &
  typeof listEditorWords &
  typeof listWords &
  typeof localStandardWords &
  typeof packageWords &
  typeof readinessWords &
  typeof registryWords &
  typeof queueWords &
  typeof rosterWords;

type Wording<T> = { readonly [K in keyof T]: T[K] extends string ? string : Wording<T[K]> };

/** The shape of a language: every sentence of {@link Chinese}. */
export type Translation = Wording<Chinese>;
