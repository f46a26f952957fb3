import { setTimeout as wait } from "node:timers/promises";
import { instantFromEpochMs } from "@tongban/domain";
import { deployments } from "@tongban/functions/deployment";
import type { KeptTable } from "../kept-table.ts";
import { progressLine, say } from "../table-command.ts";
import { previewCalendar, type RecomputeSetting, recomputeCalendar } from "./recompute-calendar.ts";

const settingOf = (store: KeptTable): RecomputeSetting => ({
  store,
  now: () => instantFromEpochMs(Date.now()),
  wait,
  say,
  progress: progressLine(),
  longestRunMs: 1_000 * Math.max(...Object.values(deployments).map(({ timeout }) => timeout)),
});

/** Moves the due dates of a table's open cases for whoever gave the command; exit code 1 where some are left. */
export const recomputeKept = async (store: KeptTable): Promise<void> => {
  if ((await recomputeCalendar(settingOf(store))) === "unfinished") process.exitCode = 1;
};

/** Says which due dates would move. */
export const previewKept = (store: KeptTable): Promise<void> => previewCalendar(settingOf(store));
