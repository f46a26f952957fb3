import { bundleStates, clockOwners, memberStates } from "@tongban/domain";
import * as z from "zod";
import {
  caseFee,
  caseNumber,
  caseStatus,
  clockName,
  declination,
  deliveryOfResult,
  notice,
  provisional,
  queryCode,
  result,
} from "./case-view.ts";
import { explanation, segment } from "./explanation.ts";
import { helperView } from "./helper.ts";
import { instant, matterId, regionCode, windowId } from "./identifiers.ts";
import { ownInquiry } from "./inquiry.ts";
import { outlinedInspection } from "./inspection.ts";
import { caseType, limit, serviceMode } from "./limits.ts";
import { outlinedParcel } from "./parcel.ts";
import { ratings } from "./rating.ts";

const named = z.strictObject({ region: regionCode, name: z.string() });

/** A notice without what people wrote in it. */
const outlinedNotice = notice
  .pick({ kind: true, n: true, at: true, ground: true, expectedEnd: true, extendedBy: true, due: true })
  .extend({ provisional, materials: z.array(z.string()).describe("all that is missing or wrong, by title") });

/** What is due next, who owes it, and every day that led to the due instant. */
const turn = z.strictObject({
  clock: clockName,
  owner: z.enum(clockOwners).describe("whose turn it is"),
  due: instant,
  provisional,
  pausedFor: z
    .string()
    .nullable()
    .describe("why the clock stands still (行政许可法 art 45); null while it runs"),
  segments: z.array(segment).describe("when the clock ran and when it stood still"),
  why: explanation.nullable().describe("null where the calendar does not say it any more"),
});

/** What it costs, as whoever has the query code is told: nothing of who paid, and no transaction. */
const progressFee = caseFee
  .unwrap()
  .omit({ payments: true })
  .extend({ refund: z.enum(["due", "done"]).nullable().describe("money that goes back, or went back") })
  .nullable();

/** A step that a case has taken. */
const progressStep = z.strictObject({ n: z.int(), type: z.string(), at: instant, to: caseStatus });

/** How a case stands, as whoever has its query code is told: nothing of the applicant, and not what was decided. */
export const progress = z.strictObject({
  number: caseNumber,
  matter: z.strictObject({ matter: matterId, title: z.string() }),
  source: named,
  handling: named,
  mode: serviceMode,
  caseType,
  promised: limit,
  status: caseStatus,
  submittedAt: instant,
  turn: turn.nullable().describe("null once nothing is owed any more"),
  missing: z
    .array(z.string())
    .describe(
      "what the applicant was asked to supply, or what has to follow, and has not come yet, by title",
    ),
  fee: progressFee,
  notices: z.array(outlinedNotice).describe("what the applicant was told in writing, oldest first"),
  window: z
    .strictObject({
      id: windowId,
      name: z.string(),
      open: z.boolean(),
      address: z.string().nullable(),
      phone: z.string().nullable(),
    })
    .describe("whom to ask"),
  inspections: z.array(outlinedInspection).describe("site inspections (踏勘), the first one first"),
  parcels: z.array(outlinedParcel).describe("originals in the post (原件寄递)"),
  steps: z.array(progressStep).describe("oldest first"),
  bundle: z
    .strictObject({
      title: z.string(),
      state: z.enum(bundleStates),
      members: z.array(
        z.strictObject({
          title: z.string(),
          handling: named,
          state: z.enum(memberStates),
          due: instant.nullable(),
          isThis: z.boolean().describe("the one that is told of here"),
          queryCode: queryCode.nullable().describe("of this member alone; null before it has begun"),
        }),
      ),
    })
    .nullable()
    .describe("of a member of a package (一件事): how all of it stands; null for every other"),
});

/** What an applicant may do with their case. */
export const applicantActions = ["supply", "withdraw", "rate-acceptance", "rate-result"] as const;

/** What the applicant is told of their own case, after a one-time code. */
export const ownCase = z.strictObject({
  version: z.int().min(1),
  status: caseStatus,
  name: z.string(),
  number: z.string().describe("of the identity document, masked; of an organisation its credit code"),
  phone: z.string().nullable().describe("masked"),
  notices: z.array(notice),
  result: result.nullable(),
  delivery: deliveryOfResult,
  declination: declination.nullable(),
  ratings,
  helper: helperView.nullable().describe("who acts for the applicant (帮办代办); revoke-own-helper ends it"),
  inquiries: z.array(ownInquiry).describe("what was asked or complained about the case, with the answers"),
  actions: z.array(z.enum(applicantActions)).describe("what may be done now"),
});
