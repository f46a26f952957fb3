import { outcomes } from "@tongban/domain";
import * as z from "zod";
import { caseNumber } from "./case-view.ts";
import { caseEventId, cloudEvent } from "./cloud-event.ts";
import { caseId, cursor, instant, matterId, partnerId, prose, regionCode, windowId } from "./identifiers.ts";
import { resultDocument } from "./licence.ts";

/** What an overseeing department (监管部门) follows. */
export const oversight = z.strictObject({
  region: regionCode.describe("whose organs decide"),
  matters: z.array(matterId).min(1).max(500).readonly().exactOptional().describe("absent: all"),
  applicants: z.boolean().describe("whether it is told who was granted something"),
});

/** The CloudEvents type of a decision. */
export const decisionEventType = <O extends (typeof outcomes)[number]>(
  outcome: O,
): `cn.tongban.decision.${O}.v1` => `cn.tongban.decision.${outcome}.v1`;

/** A CloudEvents 1.0 event in JSON that tells an overseeing department of a decision. It names nobody unless the department may know who was granted something. */
export const decisionEvent = cloudEvent({
  id: caseEventId,
  type: z.enum(outcomes.map(decisionEventType)),
  subject: caseId,
  data: z.strictObject({
    caseId,
    number: caseNumber,
    region: regionCode,
    window: windowId,
    matter: matterId,
    outcome: z.enum(outcomes),
    document: resultDocument.nullable(),
    withGaps: z.boolean().describe("it was accepted with gaps (容缺受理), which were filled"),
    applicant: prose(120)
      .nullable()
      .describe("in full; null where the department is not told, and of a refusal"),
  }),
});

/** A decision as an overseeing department is told of it. */
export type DecisionEvent = z.output<typeof decisionEvent>;

/** A page of a department's feed; ask again with `cursor` as `after`. */
export const decisionPage = z.strictObject({
  events: z.array(decisionEvent),
  cursor: cursor.describe("where to go on from; given even when the page is empty"),
});

/** Departments are counted unread up to so many events. */
export const UNREAD_DECISIONS = 100;

/** A department that follows a region's decisions, and how far it is. */
export const department = z.strictObject({
  id: partnerId,
  name: z.string(),
  matters: z.array(matterId).nullable().describe("null: all"),
  applicants: z.boolean(),
  readAt: instant.nullable().describe("when it last confirmed that it read on; null: never"),
  unread: z
    .int()
    .min(0)
    .max(UNREAD_DECISIONS)
    .describe(
      `${UNREAD_DECISIONS} means that or more; those that webhooks delivered count until the feed is read`,
    ),
  oldestUnread: instant.nullable().describe("when the first of these was decided"),
  webhook: z.enum(["enabled", "disabled"]).nullable().describe("null: it has none"),
});
