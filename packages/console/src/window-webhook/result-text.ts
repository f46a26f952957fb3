import type { TFunction } from "i18next";

/** What a try to deliver came to, in words: an HTTP status, or why there was none. */
export const resultText = (t: TFunction, result: string): string => {
  const status = /^status-(\d+)$/.exec(result)?.[1];
  if (status !== undefined) return t("windowWebhook.result.status", { status });
  return result === "target-refused"
    ? t("windowWebhook.result.refused")
    : t("windowWebhook.result.unreachable");
};
