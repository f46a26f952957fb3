import {
  activityMetrics,
  clockNames,
  clockOwners,
  countMetrics,
  deliveryWays,
  measureNames,
  parsePeriod,
  periodKinds,
  ratingGrades,
  scopeKinds,
  sumUnits,
} from "@tongban/domain";
import * as z from "zod";
import { caseStatus } from "./case-view.ts";
import { instant, localDate } from "./identifiers.ts";
import { serviceMode } from "./limits.ts";

const count = z.int();

/** A share with what it is made of. */
export const ratio = z.strictObject({
  part: count,
  whole: count,
  rate: z.number().nullable().describe("part / whole; null where there is nothing to divide by"),
});

export const scopeKind = z.enum(scopeKinds);

export const scopeId = z
  .string()
  .min(1)
  .max(80)
  .describe(
    "code of a region, or id of an agreement, a window, a matter, a mode, a package or a member of staff",
  );

/** A period that somebody asks for; one that is none is refused by its own code. */
export const periodName = z
  .string()
  .min(4)
  .max(10)
  .describe("2026-03-02, 2026-03, 2026-Q1 or 2026, of Asia/Shanghai");

export const period = z.strictObject({
  kind: z.enum(periodKinds),
  name: z.string().refine((name) => parsePeriod(name) !== undefined),
  first: localDate,
  last: localDate,
});

/** What is counted beside cases. */
const activityCounts = z
  .partialRecord(z.enum(activityMetrics), count)
  .describe(
    "parcels, site inspections, packages and fees; what is 0 is left out; `fen:…` are sums in fen, days are summed over what they are days of, `fees-unpaid` is at the end of the period",
  );

/** How fast a period's decisions were, in one unit. */
export const speed = z.strictObject({
  unit: z.enum(sumUnits).describe("units are never added up; hours and minutes are in minutes"),
  speedUp: ratio.describe("提速率 (ΣS − ΣA)/ΣS: law's limit against what was used"),
  compression: ratio.describe("(ΣS − ΣP)/ΣS: law's limit against the promise"),
  againstPromise: ratio.describe("(ΣP − ΣA)/ΣP: the promise against what was used"),
  average: ratio.describe("ΣA/n"),
  ahead: ratio.describe("(ΣS − ΣA)/n: earlier than the law allows"),
});

const rates = {
  completed: count,
  open: count.describe("at the end of the period"),
  overdue: count.describe("open and overdue at the end of the period"),
  onTimeStrict: ratio.describe("on time / (completed + open and overdue)"),
  onTimeLenient: ratio.describe("on time / completed"),
  completion: ratio.describe("办结率: completed / accepted"),
  greenChannel: ratio.describe("given priority (绿色通道) / received"),
  satisfaction: ratio.describe("满意率: the first three grades / all ratings that stand (好差评)"),
  rectifiedInTime: ratio.describe("bad ratings rectified in time / all whose rectification ended"),
  instantCompletion: ratio.describe("instant cases completed on the spot / instant cases"),
};

/** What a period says of a scope's service level. */
export const serviceFigures = z.strictObject({
  ...rates,
  counts: z.record(z.enum(countMetrics), count),
  statuses: z
    .record(caseStatus, count)
    .describe("how many cases are in each status at the end of the period"),
  modes: z.record(serviceMode, count).describe("received, by mode"),
  ratings: z.record(z.enum(ratingGrades), count).describe("ratings that stand, by grade"),
  onTimePromised: ratio.describe("on time / completed, without instant cases"),
  speeds: z.array(speed),
  duration: z
    .strictObject({
      p50: z.number().nullable(),
      p90: z.number().nullable(),
      p99: z.number().nullable(),
      error: z.number().describe("the largest relative error of these"),
    })
    .describe("minutes by the clock on the wall from receipt to decision"),
  clockEnds: z
    .array(
      z.strictObject({
        clock: z.enum(clockNames),
        owner: z.enum(clockOwners),
        kept: count,
        late: count,
      }),
    )
    .describe("clocks that ended in the period, in time and late"),
  breaches: z.record(z.enum(clockOwners), count).describe("clocks that ended late, by who answers for them"),
  pauses: z
    .array(z.strictObject({ ground: z.string(), minutes: count }))
    .describe("how long handling stood still, by ground, of pauses that ended in the period"),
  deliveries: z
    .array(
      z.strictObject({
        way: z.enum(deliveryWays),
        sent: count.describe("went out; what came back and went out again counts again"),
        failed: count.describe("attempts that failed"),
        returned: count.describe("of those, after which the result was back at the window"),
        delivered: count,
        inTime: count.describe("of those, before the delivery clock ran out (行政许可法 art 44)"),
      }),
    )
    .describe("results that windows delivered themselves, by way; ways without any are left out"),
  activities: activityCounts,
});

/** A scope as a row of a list. */
export const serviceRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  ...rates,
  received: count,
  accepted: count,
  speeds: z.array(speed),
  breaches: count.describe("clocks of the handling window that ended late"),
  activities: activityCounts,
});

/** A part of a period, for a trend. */
export const servicePart = z.strictObject({
  period: z.string(),
  received: count,
  completed: count,
  open: count,
  overdue: count,
  onTimeStrict: ratio,
  onTimeLenient: ratio,
});

export const measure = z.enum(measureNames);

export const assessment = z.strictObject({
  name: z.string(),
  measure,
  atLeast: z.number(),
  source: z.string().describe("the city that publishes the target"),
  actual: z.number().nullable(),
  met: z.boolean().nullable().describe("null where nothing was counted that it could be measured by"),
});

export const appraisalRule = z.strictObject({
  measure,
  when: z.enum(["at-least", "below", "each"]),
  value: z.number().min(0).max(1_000_000).describe("of `each`: how many make one"),
  points: z.number().min(-100).max(100),
});

export const appraisal = z.strictObject({
  points: z.number(),
  awards: z.array(appraisalRule.extend({ actual: z.number().nullable(), awarded: z.number() })),
});

/** When the counters last took something in; null where nothing was counted yet. */
export const countedAt = instant.nullable();

export const appraisalTable = z.array(appraisalRule).min(1).max(50);

/** How a scope, its figures, its targets and the parts of the period are answered together. */
export const serviceLevel = z.strictObject({
  scope: z.strictObject({ kind: scopeKind, id: z.string().nullable(), name: z.string() }),
  period,
  figures: serviceFigures,
  targets: z.array(assessment),
  trend: z.array(servicePart).describe("the period's days or months"),
  countedAt,
});
