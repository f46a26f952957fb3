import type { CaseEventType } from "./event.ts";

/**
 * Events that no command with a seen version is decided by: whoever saw the case before them saw all that their command
 * rests on. So a parcel that is sent, arrives with an original or is late while a clerk writes does not make what they wrote
 * stale, nor does what is told of the bundle of a case that ended.
 */
const besideTheWork: readonly CaseEventType[] = [
  "MembersNotStarted",
  "BundleEnded",
  "ParcelSent",
  "ParcelCorrected",
  "ParcelCancelled",
  "ParcelLate",
  "ParcelLost",
  "ParcelReceived",
  "OriginalsSeen",
];

/** Whether a case is still what somebody saw at a version, although events followed. */
export const leavesAsSeen = (
  events: readonly { readonly n: number; readonly type: CaseEventType }[],
  seen: number,
): boolean => events.every(({ n, type }) => n <= seen || besideTheWork.includes(type));
