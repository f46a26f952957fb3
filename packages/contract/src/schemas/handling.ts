import * as z from "zod";
import { caseNumber, caseStatus, revealedApplicant, staffCaseFile } from "./case-view.ts";
import { caseEventId, cloudEvent } from "./cloud-event.ts";
import { caseId, cursor, instant, matterId, regionCode, staffId, windowId } from "./identifiers.ts";

/** An entry of the national exchange table (办件状态). */
export const nationalStatus = z.strictObject({ code: z.int().min(1).max(15), label: z.string() });

/** The CloudEvents type of what a handling system is told of. */
export const handlingEventType = "cn.tongban.handling.case-changed.v1";

/** A CloudEvents 1.0 event in JSON that tells a handling system of a change of a case at its windows. It names no applicant. */
export const handlingEvent = cloudEvent({
  id: caseEventId,
  type: z.literal(handlingEventType),
  subject: caseId,
  data: z.strictObject({
    caseId,
    number: caseNumber,
    region: regionCode,
    window: windowId,
    matter: matterId,
    version: z.int().describe("of the case after it: the `If-Match` of a command that follows it"),
    change: z.string().describe("the event's name, as on the case's timeline: `CaseRouted`"),
    status: caseStatus.describe("after it"),
    nationalStatus,
    by: staffId.nullable().describe("who of the staff did it; null where nobody of them did"),
  }),
});

/** A CloudEvents event for a handling system. */
export type HandlingEvent = z.output<typeof handlingEvent>;

/** A page of a handling system's feed; ask again with `cursor` as `after`. */
export const handlingPage = z.strictObject({
  events: z.array(handlingEvent),
  cursor: cursor.describe("where to go on from; given even when the page is empty"),
});

/** What a command of a handling system came to. */
export const handled = z.strictObject({
  case: staffCaseFile.nullable().describe("the case after it; null of `reveal`"),
  applicant: revealedApplicant.nullable().describe("of `reveal`; null of every other action"),
});

/** How a case went, in the steps of the national exchange table. */
export const nationalHistory = z.strictObject({
  caseId,
  number: caseNumber,
  implementationCode: z
    .string()
    .length(31)
    .nullable()
    .describe("实施编码; null where the case has no number"),
  basicCode: z.string().length(12).nullable().describe("基本编码; null where the case has no number"),
  status: nationalStatus.describe("as it stands"),
  history: z
    .array(
      nationalStatus.extend({
        at: instant,
        by: z.enum(["partner", "applicant", "staff", "broker"]).describe("who did it"),
        name: z.string().nullable().describe("of who did it at the window; null for who sent the case"),
        remark: z.string().nullable().describe("what the case's timeline says beside it"),
      }),
    )
    .describe("oldest first; what the table has no entry for is left out"),
});
