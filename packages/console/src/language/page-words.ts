import i18next from "i18next";

/** Chinese that only some pages say, by what it is of; it comes with them. English comes as a whole. */
const pageWords = {
  batch: async () => (await import("./zh-cn/batch.ts")).batchWords,
  coordination: async () => (await import("./zh-cn/coordination.ts")).coordination,
  serviceLevel: async () => (await import("./zh-cn/service-level.ts")).serviceLevelWords,
  explained: async () => (await import("./zh-cn/explained.ts")).explainedWords,
  inquiries: async () => (await import("./zh-cn/inquiries.ts")).inquiriesWords,
  inspection: async () => (await import("./zh-cn/inspection.ts")).inspectionWords,
  intake: async () => (await import("./zh-cn/intake.ts")).intakeWords,
  catalog: async () => (await import("./zh-cn/catalog.ts")).catalogWords,
  form: async () => (await import("./zh-cn/form.ts")).formWords,
  agreements: async () => (await import("./zh-cn/agreements.ts")).agreementWords,
  editor: async () => (await import("./zh-cn/editor.ts")).editorWords,
  materials: async () => (await import("./zh-cn/materials.ts")).materialWords,
  notes: async () => (await import("./zh-cn/notes.ts")).noteWords,
  notifications: async () => (await import("./zh-cn/notifications.ts")).notificationWords,
  parcels: async () => (await import("./zh-cn/parcels.ts")).parcelWords,
  readiness: async () => (await import("./zh-cn/readiness.ts")).readinessWords,
  localStandard: async () => (await import("./zh-cn/local-standard.ts")).localStandardWords,
  lists: async () => (await import("./zh-cn/lists.ts")).listWords,
  packages: async () => (await import("./zh-cn/packages.ts")).packageWords,
  listEditor: async () => (await import("./zh-cn/list-editor.ts")).listEditorWords,
  registry: async () => (await import("./zh-cn/registry.ts")).registryWords,
  queue: async () => (await import("./zh-cn/queue.ts")).queueWords,
  roster: async () => (await import("./zh-cn/roster.ts")).rosterWords,
  windowWebhook: async () => (await import("./zh-cn/window-webhook.ts")).windowWebhookWords,
};

/** What pages may have words of their own for. */
export type PageWords = keyof typeof pageWords;

/** Fetches a page's words, so that they are there before it is shown. */
export const addPageWords = async (of: PageWords): Promise<void> => {
  i18next.addResourceBundle("zh-CN", "translation", await pageWords[of](), true, true);
};
