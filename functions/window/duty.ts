import {
  type Instant,
  localDateOf,
  onDuty,
  partnerOf,
  type Refusal,
  type Staff,
  type StaffId,
  unlessOnDuty,
  type WindowId,
} from "@tongban/domain";
import { calendarRegionAt, loadRecord, loadWindows, readRegistered } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";

/** What a window's roster says of somebody today. */
export type Duty = {
  /** Why they get no next case. */
  readonly refused: Refusal | undefined;
  /** Whether they are one of a pair (AB 岗). */
  readonly paired: boolean;
  /** The other one of their pair, who is off duty. */
  readonly absentPartner: StaffId | undefined;
};

const everyDay: Duty = { refused: undefined, paired: false, absentPartner: undefined };

/** Reads, strongly consistent, what a window's roster says of somebody today; without one everybody is on duty. */
export const dutyOf = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  caller: Staff,
  window: WindowId,
  now: Instant,
): Promise<Duty> => {
  const record = await loadRecord(store, { kind: "roster", id: window });
  if (!record?.says) return everyDay;
  const roster = readRegistered.roster(record.says);
  const [profile] = await loadWindows(store, [window]);
  const calendar = await calendarOf(calendarRegionAt(profile ?? roster));
  const partner = partnerOf(roster, caller.id);
  const here = onDuty(roster, localDateOf(now), calendar);
  return {
    refused: unlessOnDuty(roster, caller, now, calendar),
    paired: partner !== undefined,
    absentPartner: partner !== undefined && !here.includes(partner) ? partner : undefined,
  };
};
