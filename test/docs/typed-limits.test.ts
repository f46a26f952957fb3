import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { catalogOperations, partnerOperations, rateWindowSeconds, retrySchedule } from "@tongban/contract";
import {
  assumedRates,
  assumedRetentionDays,
  CASE_MATERIAL_BYTES,
  dropRowsAtMost,
  dropSheetBytes,
  MATERIAL_BYTES,
  MATERIAL_PART_BYTES,
} from "@tongban/domain";
import { dropRetentionDays } from "@tongban/functions/topology";
import { attemptsKeptDays } from "@tongban/store";
import { expect, test } from "vitest";
import * as z from "zod";
import { KEY_MEMORY_MS, SIGNATURE_TOLERANCE } from "../../functions/edge/partner-authentication.ts";
import { WAITING_POLLS } from "../../functions/partner/wait-for-pages.ts";
import { RESEND_PAUSE_MS } from "../../functions/partner/webhook/resend-delivery.ts";
import { sandboxLimits } from "../../functions/sandbox/limits.ts";
import { defaultRetryPolicy, LONGEST_ASKED_MS } from "../../packages/sdk/src/client/retry.ts";
import { root, sitePages } from "./fenced-blocks.ts";

/** How a number with its unit is written in each language. */
const written = {
  s: { zh: "# 秒", en: "# (?:seconds|s)\\b" },
  min: { zh: "# 分钟", en: "# minutes" },
  h: { zh: "# 小时", en: "# hours" },
  days: { zh: "# 天", en: "# days" },
  MB: { zh: "# MB", en: "# MB" },
  bytes: { zh: "# 字节", en: "# bytes" },
  rows: { zh: "# 行", en: "# rows" },
  polls: { zh: "不超过 # 个", en: "# polls" },
  tries: { zh: "最多 # 次", en: "up to # times" },
  characters: { zh: "# 位", en: "# letters" },
  cases: { zh: "# 件", en: "# cases" },
  "%": { zh: "# %", en: "# %" },
} as const;

type Unit = keyof typeof written;
type Language = "zh" | "en";

const MB = 1_048_576;

/** What a schema says of itself, where its bound is. */
const saidBy = (schema: z.ZodType): { readonly [fact: string]: unknown } =>
  z.toJSONSchema(schema, { io: "input" });
const overlap = saidBy(partnerOperations.rotateWebhookSecret.body.shape.overlapHours);
const { externalRef } = partnerOperations.submitCase.body.shape;

/** Every number with a unit that a page of this name has in its text, by the code that it is true of. */
const limits: Readonly<Record<string, readonly (readonly [unknown, Unit])[]>> = {
  "limits.md": [
    [WAITING_POLLS, "polls"],
    [SIGNATURE_TOLERANCE, "s"],
    [rateWindowSeconds, "s"],
    // The page's own example of a `RateLimit` field.
    [59, "s"],
    [LONGEST_ASKED_MS / 1_000, "s"],
    [attemptsKeptDays, "days"],
    [assumedRetentionDays, "days"],
    [dropRetentionDays, "days"],
    [dropSheetBytes / MB, "MB"],
    [dropRowsAtMost, "rows"],
  ],
  "materials.md": [
    [MATERIAL_BYTES / MB, "MB"],
    [MATERIAL_BYTES, "bytes"],
    [CASE_MATERIAL_BYTES / MB, "MB"],
    [MATERIAL_PART_BYTES / MB, "MB"],
    [MATERIAL_PART_BYTES, "bytes"],
    [dropRowsAtMost, "rows"],
    [dropRetentionDays, "days"],
  ],
  "production.md": [[KEY_MEMORY_MS / 1_000, "s"]],
  "retries.md": [
    [defaultRetryPolicy.attempts, "tries"],
    [LONGEST_ASKED_MS / 1_000, "s"],
  ],
  "sandbox.md": [
    [sandboxLimits.filesWaitedForSeconds, "s"],
    [sandboxLimits.faultMinutes, "min"],
    [sandboxLimits.unusedDays, "days"],
  ],
  "signing.md": [
    // Of r and s, each as long as the order of P-256.
    [64, "bytes"],
    [SIGNATURE_TOLERANCE, "s"],
  ],
  "submitting.md": [
    [catalogOperations.showMatter.cachedFor, "s"],
    [Number(/,(\d+)\}/.exec(`${saidBy(externalRef)["pattern"]}`)?.[1]), "characters"],
    [saidBy(partnerOperations.acknowledgeResults.body.shape.caseIds)["maxItems"], "cases"],
  ],
  "webhooks.md": [
    [saidBy(partnerOperations.readEvents.query.shape.wait)["maximum"], "s"],
    [retrySchedule.timeoutSeconds.prompt, "s"],
    [SIGNATURE_TOLERANCE, "s"],
    [RESEND_PAUSE_MS / 1_000, "s"],
    [overlap["default"], "h"],
    [overlap["maximum"], "h"],
    [attemptsKeptDays, "days"],
    [retrySchedule.spread * 100, "%"],
  ],
};

/** The text of a page, without code and without what is generated. */
const textOf = (page: string): string =>
  readFileSync(root + page, "utf8").replace(/<!-- generated [a-z-]+ -->|```[\s\S]*?```|`[^`\n]*`/g, "…");

const typedIn = (page: string, language: Language): readonly string[] => {
  const text = textOf(page);
  return Object.entries(written).flatMap(([unit, patterns]) =>
    [...text.matchAll(new RegExp(patterns[language].replace("#", "([\\d,.]*\\d)"), "g"))].map(
      ([, number = ""]) => `${number.replaceAll(",", "")} ${unit}`,
    ),
  );
};

const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

test.each(["zh", "en"] as const)("numbers that are typed into pages are the code's: %s", (language) => {
  const pages = sitePages(language === "en" ? "en/" : "").map(
    (page) => [page, limits[basename(page)] ?? []] as const,
  );
  expect(pages.map(([page]) => [page, ...once(typedIn(page, language))])).toEqual(
    pages.map(([page, known]) => [page, ...once(known.map(([value, unit]) => `${value} ${unit}`))]),
  );
});

test("the example of a rate's header field is the rate that a partner has", () => {
  for (const language of ["", "en/"])
    expect(readFileSync(`${root}docs/site/${language}limits.md`, "utf8")).toContain(
      `\`"write";q=${assumedRates.write};w=${rateWindowSeconds}\``,
    );
});

test("every page with limits is there", () => {
  const names = sitePages().map((page) => page.replace("docs/site/", ""));
  expect(Object.keys(limits).filter((name) => !names.includes(name))).toEqual([]);
});
