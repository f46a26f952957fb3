import { parcelActions, parcelStates, parcelWays } from "@tongban/domain";
import * as z from "zod";
import { instant, prose } from "./identifiers.ts";

/** A material in a parcel, by its name, and how many copies. */
const parcelItem = z.strictObject({ material: z.string(), copies: z.int() });

/** What is in a parcel, as it is told. */
const contents = z
  .array(z.strictObject({ material: prose(120), copies: z.int().min(1).max(99).default(1) }))
  .max(50);

export const parcelWay = z
  .enum(parcelWays)
  .describe("to the handling window, back to who sent the case, or back to the applicant");

const carrier = prose(50).describe("the carrier, such as 邮政特快专递; kept sealed");
const number = prose(50).describe("the carrier's number of the parcel; kept sealed");

/** A parcel that is in the post now. */
export const parcelToSend = z.strictObject({ way: parcelWay, carrier, number, contents: contents.min(1) });

/** What is done with a parcel that was sent. */
export const parcelChange = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("receive"),
    contents: contents.describe("what was in it; empty where nothing was"),
    remark: prose(300).exactOptional().describe("its condition; kept sealed"),
  }),
  z.strictObject({ do: z.literal("correct"), carrier, number }),
  z.strictObject({ do: z.literal("cancel"), reason: prose(200) }),
]);

/** A parcel of originals (原件寄递) of a case, as both ends see it. */
export const parcelView = z.strictObject({
  n: z.int().min(1).describe("its number in the case: that of the event that sent it"),
  way: parcelWay,
  state: z.enum(parcelStates),
  carrier: z.string(),
  number: z.string(),
  contents: z.array(parcelItem),
  sentAt: instant,
  sentBy: z.string().describe("name or id of who sent it; `staff` where you are not told who works there"),
  lateAt: instant.describe("when it counts as late"),
  lostAt: instant.describe("when it counts as lost"),
  receivedAt: instant.nullable(),
  receivedBy: z.string().nullable(),
  came: z.array(parcelItem).describe("what was in it; empty before it arrived"),
  missing: z.array(parcelItem).describe("announced, and not in it"),
  extra: z.array(parcelItem).describe("in it, and not announced"),
  remark: z.string().nullable(),
  cancelledFor: z.string().nullable(),
  actions: z.array(z.enum(parcelActions)).describe("what you may do with it now"),
});

/** The parcels of a case. */
export const parcels = z.array(parcelView).describe("originals in the post (原件寄递), the first one first");

/** A parcel on a window's list. */
export const listedParcel = parcelView.pick({
  n: true,
  way: true,
  state: true,
  carrier: true,
  number: true,
  contents: true,
  sentAt: true,
  lateAt: true,
  lostAt: true,
});

/** How a parcel stands, as an applicant is told: no carrier, no number, and not what is in it. */
export const outlinedParcel = z.strictObject({
  n: z.int(),
  way: parcelWay,
  state: z.enum(parcelStates),
  pieces: z.int().describe("copies in it"),
  sentAt: instant,
  receivedAt: instant.nullable(),
});
