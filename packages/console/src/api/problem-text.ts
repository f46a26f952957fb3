import type { ProblemDetails } from "@tongban/contract";
import { type Instant, parseInstant } from "@tongban/domain";
import type { TFunction } from "i18next";
import { clockText } from "../time/date-text.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What somebody is told who acts on a case that went to a colleague meanwhile. */
const holdsNoMore: ReadonlySet<string> = new Set(["version-stale", "not-holder"]);

/** A refusal as a sentence: who was faster and when, who has the case by now, else the broker's own sentence with what it says of each field. */
export const problemText = (
  t: TFunction,
  problem: ProblemDetails,
  now: Instant,
  language: string,
  /** Somebody else who has the case now. */
  nowWith?: string,
): string => {
  const name = problem["holderName"];
  const claimedAt = problem["claimedAt"];
  const at = typeof claimedAt === "string" ? parseInstant(claimedAt) : undefined;
  if (problem.code === "already-claimed" && typeof name === "string" && at !== undefined)
    return t("trouble.claimedBy", { name, ago: agoText(t, at, now, language) });
  if (nowWith !== undefined && holdsNoMore.has(problem.code)) return t("trouble.nowWith", { name: nowWith });
  return [problem.detail, ...(problem.errors ?? []).map((one) => `${one.at}: ${one.problem}`)].join(" ");
};

/** How long ago, as people say it: seconds, minutes, and after an hour the time of day. */
const agoText = (t: TFunction, at: Instant, now: Instant, language: string): string => {
  const ms = Math.max(0, Date.parse(now) - Date.parse(at));
  if (ms < MINUTE) return t("trouble.seconds", { count: Math.max(1, Math.floor(ms / 1000)) });
  if (ms < HOUR) return t("trouble.minutes", { count: Math.floor(ms / MINUTE) });
  return t("trouble.earlier", { at: clockText(at, language) });
};
