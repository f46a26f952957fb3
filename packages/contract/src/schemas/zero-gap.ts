import { deliveryWays, effectUnits, gapDirections, gapFields } from "@tongban/domain";
import * as z from "zod";
import { cursor, matterId, regionCode } from "./identifiers.ts";
import { limit, standard } from "./limits.ts";
import { matterListRow, rowKey } from "./matter-list.ts";
import { recordOf } from "./registry.ts";

/** The times of its own standard that a region tells. */
export const localLimits = standard.pick({ notice: true, supplement: true, delivery: true });

/** What a region gives its own applicants (本地办理标准), with the number of its rows. */
export const localStandardRecord = recordOf(
  "local-standard",
  z.strictObject({
    region: regionCode,
    list: z.strictObject({ digest: z.string(), rows: z.int() }).describe("its rows, by their content"),
    limits: localLimits.exactOptional().describe("absent: the region does not say"),
  }),
);

/** Some rows of a region's own list, by their names. */
export const localPage = z.strictObject({
  region: regionCode,
  version: z
    .int()
    .min(0)
    .describe("goes into If-Match of what changes it; 0: the region never said anything"),
  limits: localLimits.nullable(),
  found: z.int().describe("rows that were asked for"),
  rows: z.array(matterListRow),
  cursor: cursor.nullable(),
});

const gapValue = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("limit"), limit }),
  z.strictObject({ kind: z.literal("fee"), fen: z.int() }),
  z.strictObject({
    kind: z.literal("materials"),
    titles: z.array(z.string()).describe("demanded on this side, and not or only later on the other"),
  }),
  z.strictObject({
    kind: z.literal("delivery"),
    ways: z.array(z.enum(deliveryWays)).describe("offered on this side alone"),
  }),
]);

const effect = z.strictObject({ unit: z.enum(effectUnits), amount: z.int().min(0) });

/** A difference between what applicants from elsewhere get and what it is held against. */
export const gapDifference = z.strictObject({
  handling: regionCode,
  against: z
    .string()
    .describe("local: the region's own applicants; else the party that does best in the same matter"),
  field: z.enum(gapFields),
  article: z.string().describe("what the field follows from"),
  direction: z.enum(gapDirections).describe("worse: for applicants from elsewhere"),
  here: gapValue.nullable().describe("for applicants from elsewhere; null: not said"),
  there: gapValue.nullable().describe("what it is held against; null: not said"),
  effect: effect.nullable().describe("how much worse or better; null where it cannot be counted"),
});

/** The differences of a matter. */
export const matterGap = z.strictObject({
  matter: matterId,
  title: z.string(),
  differences: z.array(gapDifference.extend({ row: rowKey })),
  unsaid: z.array(regionCode).describe("regions that do not say what their own applicants get"),
});

/** What remote and local applicants get under an agreement, as far as it differs (零差距). */
export const zeroGapReport = z.strictObject({
  of: z.enum(["published", "draft"]),
  version: z.int().nullable().describe("of the agreement; null: a draft"),
  standardVersion: z.int().nullable().describe("null: a draft"),
  reason: z.string().nullable().describe("why it was published though it is worse, as the proposal said it"),
  locals: z
    .array(z.strictObject({ region: regionCode, version: z.int(), rows: z.int() }))
    .describe("parties that say what their own applicants get"),
  compared: z.int().describe("matters that were looked at"),
  worse: z.int().describe("differences from local applicants for the worse"),
  better: z.int(),
  other: z.int(),
  effects: z.array(effect).describe("what is worse than for local applicants, summed by unit"),
  standards: z.array(gapDifference).describe("of the standard, the same for each matter"),
  matters: z.array(matterGap),
  cursor: cursor.nullable(),
});
