import { agreementWords } from "./en/agreements.ts";
import { askingWords } from "./en/asking.ts";
import { batchWords } from "./en/batch.ts";
import { caseWords } from "./en/case.ts";
import { casesWords } from "./en/cases.ts";
import { catalogWords } from "./en/catalog.ts";
import { coordination } from "./en/coordination.ts";
import { editorWords } from "./en/editor.ts";
import { explainedWords } from "./en/explained.ts";
import { formWords } from "./en/form.ts";
import { frame } from "./en/frame.ts";
import { inquiriesWords } from "./en/inquiries.ts";
import { inspectionWords } from "./en/inspection.ts";
import { intakeWords } from "./en/intake.ts";
import { listEditorWords } from "./en/list-editor.ts";
import { listWords } from "./en/lists.ts";
import { localStandardWords } from "./en/local-standard.ts";
import { materialWords } from "./en/materials.ts";
import { noteWords } from "./en/notes.ts";
import { notificationWords } from "./en/notifications.ts";
import { packageWords } from "./en/packages.ts";
import { paperCheckWords } from "./en/paper-check.ts";
import { parcelWords } from "./en/parcels.ts";
import { progressWords } from "./en/progress.ts";
import { queueWords } from "./en/queue.ts";
import { readinessWords } from "./en/readiness.ts";
import { registryWords } from "./en/registry.ts";
import { rosterWords } from "./en/roster.ts";
import { serviceLevelWords } from "./en/service-level.ts";
import { windowWebhookWords } from "./en/window-webhook.ts";
import { work } from "./en/work.ts";

/** Everything the console says, in English; where one thing is said otherwise than several, `_one` says it. */
export const en = {
  ...frame,
  ...work,
  ...caseWords,
  ...askingWords,
  ...batchWords,
  ...materialWords,
  ...noteWords,
  ...notificationWords,
  ...casesWords,
  ...catalogWords,
  ...parcelWords,
  ...inquiriesWords,
  ...inspectionWords,
  ...paperCheckWords,
  ...progressWords,
  ...coordination,
  ...serviceLevelWords,
  ...explainedWords,
  ...formWords,
  ...intakeWords,
  ...windowWebhookWords,
  ...agreementWords,
  ...editorWords,
  ...listEditorWords,
  ...listWords,
  ...localStandardWords,
  ...packageWords,
  ...readinessWords,
  ...registryWords,
  ...queueWords,
  ...rosterWords,
} as const;
