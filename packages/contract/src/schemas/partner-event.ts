import {
  bundleEnds,
  type PartnerNews,
  partnerNews,
  quarantineCodes,
  refundGrounds,
  refusalCodes,
} from "@tongban/domain";
import * as z from "zod";
import {
  bundlePlace,
  caseNumber,
  caseStatus,
  clockName,
  dueMoves,
  notice,
  outcome,
  provisional,
  rung,
} from "./case-view.ts";
import { caseEventId, cloudEvent } from "./cloud-event.ts";
import { handlingEvent, handlingEventType } from "./handling.ts";
import { caseId, cursor, instant, matterId, memberId, partId, partnerId, regionCode } from "./identifiers.ts";
import { outlinedInspection } from "./inspection.ts";
import { licenceStanding, resultDocument } from "./licence.ts";
import { decisionEvent } from "./oversight.ts";

/** The CloudEvents type of what a partner is told of. */
export const partnerEventType = <N extends PartnerNews>(news: N): `cn.tongban.case.${N}.v1` =>
  `cn.tongban.case.${news}.v1`;

/** What a partner is told of, as CloudEvents types. */
export const partnerEventTypes = partnerNews.map((news) => partnerEventType(news));

/** A CloudEvents 1.0 event in JSON: an item of the feed and the body of a webhook. `id` never repeats for a case. */
export const partnerEvent = cloudEvent({
  id: caseEventId,
  type: z.enum(partnerEventTypes),
  subject: caseId,
  data: z.strictObject({
    caseId,
    number: caseNumber,
    externalRef: z.string(),
    handling: regionCode,
    matter: matterId,
    version: z.int(),
    status: caseStatus,
    nationalStatus: z.strictObject({ code: z.int(), label: z.string() }),
    outcome: outcome.nullable(),
    document: resultDocument.nullable(),
    reasons: z.string().nullable(),
    remedies: z.string().nullable(),
    rightOrgan: z.string().nullable(),
    notice: notice.nullable().describe("what the applicant is to be told in writing"),
    warning: z
      .strictObject({ clock: clockName, rung, due: instant, provisional })
      .nullable()
      .describe("which clock runs out when, or ran out"),
    material: z
      .strictObject({ title: z.string(), sha256: z.string(), code: z.enum(quarantineCodes) })
      .nullable()
      .describe("whose file is held back and why: supply another one"),
    licence: z
      .strictObject({ title: z.string(), standing: licenceStanding })
      .nullable()
      .describe("which cited licence was looked up, and how it stands"),
    inspection: outlinedInspection
      .nullable()
      .describe(
        "of news of a site inspection (踏勘): when, how, and how far it is; where stands in the case",
      ),
    parcel: z
      .int()
      .nullable()
      .describe("of news of a parcel of originals (原件寄递): its number in the case"),
    dueMoves,
    fee: z
      .strictObject({
        amount: z.int().describe("fen (分)"),
        transaction: z.string().nullable(),
        why: z.enum(refundGrounds).nullable().describe("why money goes back"),
      })
      .nullable()
      .describe("the fee, or the money of a payment or refund, that the news is about"),
    bundle: bundlePlace,
    notStarted: z
      .strictObject({
        members: z.array(memberId),
        why: z
          .enum(["not-granted", "hindered"])
          .describe("not-granted: what they wait for was not; hindered: their own submission was refused"),
        codes: z.array(z.enum(refusalCodes)).describe("what it was refused with"),
      })
      .nullable()
      .describe("members of its bundle that do not start"),
    bundleEnded: z
      .strictObject({
        state: z.enum(bundleEnds),
        days: z.int().describe("from its submission to its last result, by dates"),
      })
      .nullable()
      .describe("what its bundle came to, of which nothing is owed any more"),
    part: z
      .strictObject({ part: partId, outcome })
      .nullable()
      .describe("of a joint case: the part that was decided"),
  }),
});

/** What news of a case says beside how the case stands, where it says none of it. */
export const emptyNews = {
  outcome: null,
  document: null,
  reasons: null,
  remedies: null,
  rightOrgan: null,
  notice: null,
  warning: null,
  material: null,
  licence: null,
  inspection: null,
  parcel: null,
  dueMoves: [],
  fee: null,
  bundle: null,
  notStarted: null,
  bundleEnded: null,
  part: null,
} satisfies Partial<z.output<typeof partnerEvent>["data"]>;

/** What an endpoint of a partner, of an overseeing department or of a handling system can be told of, as CloudEvents types. */
export const deliveredType = z.enum([
  ...partnerEventTypes,
  ...decisionEvent.shape.type.options,
  handlingEventType,
]);

/** One of {@link deliveredType}. */
export type DeliveredType = z.output<typeof deliveredType>;

/** The CloudEvents type of the test that a partner asks for without naming another one. */
export const partnerTestedType = "cn.tongban.partner.tested.v1";

const partnerTested = cloudEvent({
  id: z.string().describe("of this test alone"),
  type: z.literal(partnerTestedType),
  subject: partnerId,
  data: z.strictObject({ partner: partnerId }),
});

/**
 * The body of a partner's webhook: an event of its feed, a decision where it is an overseeing department, a change
 * where it handles cases, or the test that it asked for, which no feed has.
 */
export const partnerDelivery = z.discriminatedUnion("type", [
  partnerEvent,
  decisionEvent,
  handlingEvent,
  partnerTested,
]);

/** The CloudEvents event of a test. */
export type PartnerTested = z.output<typeof partnerTested>;

/** A page of a partner's feed; ask again with `cursor` as `after`. */
export const partnerEventPage = z.strictObject({
  events: z.array(partnerEvent),
  cursor: cursor.describe("where to go on from; given even when the page is empty"),
});

/** A CloudEvents event for a partner. */
export type PartnerEvent = z.output<typeof partnerEvent>;
