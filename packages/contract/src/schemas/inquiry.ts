import {
  complaintFindings,
  complaintSubjects,
  type InquiryId,
  inquiryActions,
  inquiryDeeds,
  inquiryKinds,
  inquiryStates,
} from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { phone } from "./application.ts";
import { caseNumber, queryCode } from "./case-view.ts";
import { caseId, instant, matterId, prose, regionCode, windowId } from "./identifiers.ts";

/** An inquiry: two letters for its kind, and ten of Crockford's base32, which are its number in capitals. */
export const inquiryId = z
  .string()
  .regex(/^(zx|ts)-[0-9a-hjkmnp-tv-z]{10}$/, rule("word")) as unknown as z.ZodType<InquiryId, string>;

const kind = z.enum(inquiryKinds).describe("consultation: 咨询; complaint: 投诉");
const about = z
  .enum(complaintSubjects)
  .describe("what a complaint is about: how a case was handled, how the window works, or a delay");

/** What somebody writes who asks or complains. */
export const inquiryWords = z.strictObject({
  kind,
  about: about.exactOptional(),
  question: prose(2000).describe("kept sealed"),
  contact: phone
    .exactOptional()
    .describe("a telephone to be called back at; kept sealed, shown to who handles it alone"),
});

/** An inquiry about no case: to a window, or about a matter of a region, whose window is found. */
export const publicInquiry = inquiryWords.extend({
  region: regionCode.describe("whose window answers"),
  matter: matterId.exactOptional(),
  window: windowId.exactOptional().describe("absent: the window that handles the matter"),
});

/** An inquiry as staff enter it for somebody who came to the window. */
export const enteredInquiry = inquiryWords.extend({
  region: regionCode.describe("whose window answers"),
  matter: matterId.exactOptional(),
  window: windowId.exactOptional(),
  caseId: caseId.exactOptional().describe("the case that it concerns, which your window handles or took in"),
});

/** How an inquiry stands; nothing that anybody wrote. */
export const inquiryStanding = z.strictObject({
  id: inquiryId,
  kind,
  about: about.nullable(),
  region: regionCode,
  window: windowId,
  windowName: z.string(),
  windowPhone: z.string().nullable(),
  matter: matterId.nullable(),
  aboutCase: z.boolean(),
  askedAt: instant,
  due: instant,
  late: z.boolean(),
  state: z.enum(inquiryStates),
  finding: z.enum(complaintFindings).nullable().describe("what came of a complaint"),
  endedAt: instant.nullable(),
});

/** An inquiry as whoever sent it sees it. */
export const ownInquiry = inquiryStanding.extend({
  question: z
    .string()
    .nullable()
    .describe(
      "null where it concerns a case: then the applicant reads it after the one-time code of the case",
    ),
  answer: z.string().nullable().describe("null as the question is, and while there is none"),
});

/** An inquiry as it is sent: with the code that follows it. */
export const sentInquiry = ownInquiry.extend({ queryCode });

/** An inquiry on the lists of staff. */
export const listedInquiry = inquiryStanding.extend({
  caseId: caseId.nullable(),
  sender: z.enum(["public", "partner", "staff"]),
  handlerName: z.string().nullable(),
  calledBack: z.boolean(),
  published: z.boolean(),
});

/** An inquiry as whoever answers it sees it. */
export const staffInquiry = listedInquiry.extend({
  caseNumber,
  question: z.string(),
  contact: z.string().nullable(),
  forwarded: z.string().nullable().describe("why it was forwarded last"),
  answer: z.string().nullable(),
  followUp: z.string().nullable().describe("what came of calling back"),
  shown: z
    .strictObject({ question: z.string(), answer: z.string() })
    .nullable()
    .describe("what stands in the public catalog"),
  history: z.array(
    z.strictObject({
      n: z.int().min(1),
      at: instant,
      by: z.string().describe("name of who did it; `broker` for the clock and for who does not sign in"),
      did: z
        .enum(inquiryDeeds)
        .describe("what was done; `look` where the broker told of it, or that it was late"),
    }),
  ),
  actions: z.array(z.enum(inquiryActions)).describe("what you may do now"),
});

/** What staff do with an inquiry. */
export const inquiryCommand = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("take") }),
  z.strictObject({
    do: z.literal("answer"),
    text: prose(4000),
    finding: z.enum(complaintFindings).exactOptional().describe("of a complaint, with the reasons as text"),
  }),
  z.strictObject({ do: z.literal("forward"), window: windowId, reason: prose(500) }),
  z.strictObject({ do: z.literal("call-back"), text: prose(2000).describe("what came of it") }),
  z.strictObject({
    do: z.literal("publish"),
    question: prose(500).describe("in words that name nobody"),
    answer: prose(4000),
  }),
  z.strictObject({ do: z.literal("unpublish") }),
]);

/** Questions about a matter with a region's answers, for everybody. */
export const publishedAnswers = z.strictObject({
  answers: z.array(z.strictObject({ id: inquiryId, question: z.string(), answer: z.string() })),
});
