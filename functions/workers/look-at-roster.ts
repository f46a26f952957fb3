import {
  type Instant,
  type LocalDate,
  localDateOf,
  nextRosterLook,
  tellUnstaffed,
  type WindowId,
} from "@tongban/domain";
import {
  calendarRegionAt,
  decideOnRecords,
  loadRecord,
  loadWindows,
  putOffLook,
  type RecordPlan,
  readRegistered,
  records,
} from "@tongban/store";
import { logInfo, logWarning } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";

/** Nobody need be told: every day that is near has somebody, was told of, or the window is closed. */
type NothingToTell = { readonly kind: "nothing-to-tell"; readonly seen: number | undefined };

/**
 * Tells of working days that are near and have nobody on duty, once each: on the record of the window's roster, and by
 * `tell`, which comes first and may come twice. Then the roster is looked at again the next morning.
 */
export const lookAtRoster = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  window: WindowId,
  now: Instant,
  tell: (days: readonly LocalDate[]) => Promise<void>,
): Promise<void> => {
  const name = { kind: "roster", id: window } as const;
  const look = { at: nextRosterLook(now), home: store.home };
  const decide = async (): Promise<RecordPlan | NothingToTell> => {
    const [record, [profile]] = await Promise.all([loadRecord(store, name), loadWindows(store, [window])]);
    if (!record?.says) return { kind: "nothing-to-tell", seen: undefined };
    const seen = record.version;
    if (!profile?.open) return { kind: "nothing-to-tell", seen };
    const found = tellUnstaffed(
      readRegistered.roster(record.says),
      now,
      await calendarOf(calendarRegionAt(profile)),
    );
    if (!found) return { kind: "nothing-to-tell", seen };
    await tell(found.days);
    return {
      kind: "plan",
      changes: [{ ...records(store.tableName).roster(found.roster), seen, look }],
    };
  };
  const done = await decideOnRecords(store, decide, {
    by: { kind: "broker" },
    why: `nobody is on duty on a working day that is near, as of ${localDateOf(now)}`,
    at: now,
    command: { id: "timer", digest: "" },
  });
  if (done.kind === "raced") throw new Error("other commands kept being first; the queue tries again");
  if (done.kind === "saved") logWarning("nobody on duty", { window });
  else if (done.seen !== undefined) {
    await putOffLook(store, { ...name, seen: done.seen }, look.at);
    logInfo("roster looked at", { window });
  }
};
