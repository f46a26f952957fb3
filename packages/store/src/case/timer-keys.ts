import { hash } from "node:crypto";
import { type Case, type CaseId, nextTimer } from "@tongban/domain";
import type { Attributes } from "../table/codec.ts";
import { indexes, indexKeys, TIMER_SHARDS } from "../table/table.ts";
import { sortedInstant } from "./words.ts";

/** Where a case stands among the timers: at its next one, or nowhere where only people can go on. */
export const timerKeys = (kase: Case): Attributes => {
  const next = nextTimer(kase);
  if (!next) return {};
  return {
    [indexes.timer.pk]: indexKeys.timer(shardOf(kase.origin.id)),
    [indexes.timer.sk]: sortedInstant.write(next.at),
  };
};

/** The same shard for ever, so that a later timer takes the place of the earlier one. */
const shardOf = (id: CaseId): number => hash("sha256", id, "buffer").readUInt8(0) % TIMER_SHARDS;
