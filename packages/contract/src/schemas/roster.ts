import * as z from "zod";
import { localDate, regionCode, staffId, windowId } from "./identifiers.ts";
import { recordOf } from "./registry.ts";

const people = z.array(staffId).max(200).readonly();

/** Who is on duty on the working days of a week. */
const week = z.strictObject({
  monday: people,
  tuesday: people,
  wednesday: people,
  thursday: people,
  friday: people,
  saturday: people.describe("counts where it is a make-up working day (调休)"),
  sunday: people.describe("counts where it is a make-up working day (调休)"),
});

const exception = z.strictObject({
  date: localDate,
  away: people.describe("of those of the weekday, who is away"),
  instead: people.describe("who is on duty beside the others, on a day off too"),
});

const pair = z.strictObject({ a: staffId, b: staffId });

/** A window's duty as its lead or a coordinator says it. */
export const dutyPlan = z.strictObject({
  week,
  exceptions: z
    .array(exception)
    .max(366)
    .readonly()
    .describe("dates that differ from their weekday, each once"),
  pairs: z.array(pair).max(100).readonly().describe("members who stand in for each other (AB 岗)"),
});

const rosterProfile = dutyPlan.extend({
  window: windowId,
  region: regionCode,
  told: z.array(localDate).readonly().describe("days without anybody on duty that coordinators were told of"),
});

/** A window's roster as it stands; `says` is null and `version` may be 0 where everybody is on duty on each working day. */
export const rosterRecord = recordOf("roster", rosterProfile);

/** A roster with what it comes to day by day. */
export const rosterView = z.strictObject({
  record: rosterRecord,
  team: z
    .array(
      z.strictObject({
        id: staffId,
        name: z.string(),
        reviews: z.boolean().describe("whether they review proposed decisions here (审核)"),
      }),
    )
    .readonly(),
  days: z.array(
    z.strictObject({ date: localDate, working: z.boolean(), onDuty: z.array(staffId).readonly() }),
  ),
});

/** A roster after a change, and the working days of the next 60 days on which nobody is on duty. */
export const rosterChanged = z.strictObject({
  record: rosterRecord,
  unstaffed: z.array(localDate).readonly(),
});

/** How a window is staffed. */
export const windowStaffing = z.strictObject({
  window: windowId,
  name: z.string(),
  open: z.boolean(),
  team: z.int().min(0).describe("people on it"),
  roster: z.boolean().describe("false: everybody is on duty on each working day"),
  unstaffed: z
    .array(z.strictObject({ date: localDate, told: z.boolean() }))
    .describe("working days of the next 60 days on which nobody is on duty, and whether that was told"),
});
