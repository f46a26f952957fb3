import { compareLimits, lawBounds } from "@tongban/domain";
import type { Limit } from "../../api/wire.ts";

/** The limits of a standard, in the order in which a case meets them. */
export const limitNames = [
  "claim",
  "lease",
  "notice",
  "supplement",
  "single",
  "joint",
  "gap",
  "payment",
  "delivery",
  "return",
  "explanation",
] as const;

/** The limits of a rating (好差评), which a standard need not have. */
export const ratingLimitNames = ["invite", "rectification"] as const;

/** The limits of originals in the post (原件寄递), which a standard need not have. */
export const postLimitNames = ["late", "lost"] as const;

/** One of {@link limitNames}, {@link postLimitNames} or {@link ratingLimitNames}. */
export type LimitName = OwedLimitName | (typeof ratingLimitNames)[number] | (typeof postLimitNames)[number];

/** A limit that every standard has. */
export type OwedLimitName = (typeof limitNames)[number];

/** What law allows a limit at most, with the article of 行政许可法 that says so. */
export type LawBound = { readonly limit: Limit; readonly article: number };

const bounds: Partial<Readonly<Record<LimitName, LawBound>>> = {
  notice: { limit: lawBounds.notice, article: 32 },
  single: { limit: lawBounds.single, article: 42 },
  joint: { limit: lawBounds.joint, article: 42 },
  delivery: { limit: lawBounds.delivery, article: 44 },
};

/** The bound of a limit; nothing where law sets none. */
export const lawBoundOf = (name: LimitName): LawBound | undefined => bounds[name];

/** Whether a limit is longer than law allows; limits of another unit are left to the check of the draft. */
export const isOverLaw = (name: LimitName, limit: Limit): boolean => {
  const bound = bounds[name];
  return bound !== undefined && compareLimits(limit, bound.limit) === "longer";
};
