import { type Instant, localDateOf } from "@tongban/domain";
import type { TFunction } from "i18next";
import type { StaffCase } from "../../api/wire.ts";
import { clockText, momentText } from "../../time/date-text.ts";
import { groundText } from "./ground-text.ts";

type Segment = StaffCase["clocks"][number]["segments"][number];

/** A stretch of a clock in words: from when to when it ran or stood still, why, and until about when. */
export const segmentText = (t: TFunction, segment: Segment, now: Instant, language: string): string => {
  const when = (at: Instant) => momentText(at, now, language);
  const from = when(segment.from);
  const to = segment.to === null ? null : endText(segment.from, segment.to, now, language);
  if (segment.kind === "running")
    return to === null ? t("clocks.runsSince", { from }) : t("clocks.ran", { from, to });
  const ground = segment.ground === null ? "" : groundText(t, segment.ground);
  if (to !== null) return t("clocks.stood", { from, to, ground });
  return segment.expectedEnd === null
    ? t("clocks.standsSince", { from, ground })
    : t("clocks.standsUntil", { from, ground, until: when(segment.expectedEnd) });
};

/** An end on the same day is told by its time alone. */
const endText = (from: Instant, to: Instant, now: Instant, language: string): string =>
  localDateOf(from) === localDateOf(to) ? clockText(to, language) : momentText(to, now, language);
