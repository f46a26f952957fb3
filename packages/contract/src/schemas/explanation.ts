import { clockNames, clockOwners, dayReasons } from "@tongban/domain";
import * as z from "zod";
import { clockEnd, deadline } from "./case-view.ts";
import { caseId, instant, localDate } from "./identifiers.ts";
import { businessHours } from "./limits.ts";

/** A stretch in which a clock ran or stood still; the last one has no end while the clock is live. */
export const segment = z.strictObject({
  kind: z.enum(["running", "paused"]),
  from: instant,
  to: instant.optional(),
  ground: z.string().optional().describe("why it stood still (行政许可法 art 45), or `supplement` (补正)"),
  expectedEnd: instant.optional(),
});

/** A due instant, with every day that led to it. */
export const explanation = deadline.extend({
  from: instant,
  days: z
    .array(
      z.strictObject({
        date: localDate,
        reason: z
          .enum(dayReasons)
          .describe("why the day counts or does not: the day of an event does not count (民法典 art 201)"),
        count: z.int().min(1).nullable().describe("which day of the limit it is; null where it is none"),
        usedMs: z.int().min(0).nullable().describe("of working hours: used by the end of the day"),
        provisional: z.boolean().describe("the notice of its year is not published yet"),
      }),
    )
    .describe("in order; none for a limit in minutes"),
});

/** Both limits of a clock, explained. */
const explanations = z.strictObject({ promised: explanation, statutory: explanation.nullable() });

/** A clock of a case, with every step from its start to each due instant. */
const explainedClock = z.strictObject({
  clock: z.enum(clockNames),
  owner: z.enum(clockOwners),
  calendar: z.string().describe("version of the calendar that it is counted by"),
  recorded: z
    .boolean()
    .describe(
      "whether the case's events say these due instants; not, where a notice has changed the calendar since",
    ),
  segments: z.array(segment),
  ...explanations.shape,
  end: clockEnd.nullable(),
});

/** Every clock that ran on a case, explained. */
export const explainedCase = z.strictObject({
  caseId,
  version: z.int().min(1),
  hours: businessHours,
  clocks: z.array(explainedClock),
});

/** A clock as it is, and as it would be. */
export const whatIf = z.strictObject({
  clock: z.enum(clockNames),
  asIs: explanations,
  ifSo: explanations,
});
