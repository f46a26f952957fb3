import { hash } from "node:crypto";
import { type Case, type Instant, nextTimer } from "@tongban/domain";
import type { Attributes } from "../table/codec.ts";
import { indexes, indexKeys, TIMER_SHARDS } from "../table/table.ts";
import { lastSortedInstant, sortedInstant } from "./words.ts";

/**
 * When the sweep looks at a case next: at its next timer, or before it where an earlier look is planned already. A look
 * that finds nothing due plans the next one, so a case that is done within hours does not pay for every timer on its
 * way. One that is overdue is looked at anew, as of now: what was sent for its instant may have been answered already.
 * Nothing where only people can go on.
 */
export const lookAfter = (planned: Instant | undefined, kase: Case, now: Instant): Instant | undefined => {
  const next = nextTimer(kase);
  if (!next) return undefined;
  const at = next.at < now ? now : next.at;
  return planned !== undefined && planned > now && planned < at ? planned : at;
};

/**
 * Where a case, an agreement or a record stands among the timers: at the sweep's next look, if there is one. A look that is later
 * than a key can say is made at the last instant that it can, and finds nothing due.
 */
export const timerKeys = (id: string, looksAt: Instant | undefined): Attributes =>
  looksAt === undefined
    ? {}
    : {
        [indexes.timer.pk]: indexKeys.timer(shardOf(id)),
        [indexes.timer.sk]: sortedInstant.write(looksAt < lastSortedInstant ? looksAt : lastSortedInstant),
      };

/** When the sweep looks at the case of a head's item. */
export const looksAtIn = (item: Attributes): Instant | undefined => {
  const kept = item[indexes.timer.sk];
  return kept === undefined ? undefined : sortedInstant.read(kept);
};

/** The same shard for ever, so that a later timer takes the place of the earlier one. */
const shardOf = (id: string): number => hash("sha256", id, "buffer").readUInt8(0) % TIMER_SHARDS;
