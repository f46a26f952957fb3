import { epochMs, type Instant, localDateOf } from "@tongban/domain";
import type { TFunction } from "i18next";
import { clockText, momentText } from "./date-text.ts";

const MINUTE = 60_000;

/** A claim that ends within so many minutes is about to be open to others. */
const SOON_MINUTES = 60;

/** How long a claim still holds, in words; `soon` in its last hour and once it has ended. */
export const leaseText = (
  t: TFunction,
  leaseEnds: Instant,
  now: Instant,
  language: string,
): { readonly text: string; readonly soon: boolean } => {
  const ms = epochMs(leaseEnds) - epochMs(now);
  if (ms <= 0) return { text: t("lease.ended"), soon: true };
  const count = Math.ceil(ms / MINUTE);
  if (count <= SOON_MINUTES) return { text: t("lease.minutes", { count }), soon: true };
  const today = localDateOf(leaseEnds) === localDateOf(now);
  const at = today ? clockText(leaseEnds, language) : momentText(leaseEnds, now, language);
  return { text: t("lease.until", { at }), soon: false };
};
