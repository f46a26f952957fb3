import type { inquiryStanding, listedInquiry, ownInquiry, staffInquiry } from "@tongban/contract";
import {
  type Inquiry,
  type InquiryActor,
  type Instant,
  inquiryActionsFor,
  inquiryDeeds,
  isInquiryOpen,
} from "@tongban/domain";
import {
  type DirectoryWindow,
  type KeptChange,
  type KeptInquiry,
  openInquiryTexts,
  type StoreContext,
} from "@tongban/store";
import type * as z from "zod";

type WindowNames = Pick<DirectoryWindow, "name" | "phone"> | undefined;

/** How an inquiry stands, without what anybody wrote. */
const inquiryStandingView = (
  inquiry: Inquiry,
  window: WindowNames,
  now: Instant,
): z.output<typeof inquiryStanding> => ({
  id: inquiry.id,
  kind: inquiry.kind,
  about: inquiry.about ?? null,
  region: inquiry.region,
  window: inquiry.window,
  windowName: window?.name ?? inquiry.window,
  windowPhone: window?.phone ?? null,
  matter: inquiry.matter ?? null,
  aboutCase: inquiry.caseId !== undefined,
  askedAt: inquiry.askedAt,
  due: inquiry.due,
  late: inquiry.late === true || (isInquiryOpen(inquiry) && inquiry.due < now),
  state: inquiry.state,
  finding: inquiry.finding ?? null,
  endedAt: inquiry.endedAt ?? null,
});

/**
 * An inquiry as whoever sent it sees it. What was written is shown to whoever has its code where it concerns no case, and
 * else to `reader`s alone: the partner of the case, or its applicant after the one-time code.
 */
export const ownInquiryView = async (
  store: Pick<StoreContext, "sealing">,
  kept: KeptInquiry,
  window: WindowNames,
  now: Instant,
  reader = false,
): Promise<z.output<typeof ownInquiry>> => {
  const standing = inquiryStandingView(kept.inquiry, window, now);
  if (standing.aboutCase && !reader) return { ...standing, question: null, answer: null };
  const { question = null, answer = null } = await openInquiryTexts(store, kept);
  return { ...standing, question, answer };
};

/** An inquiry on a list of staff. */
export const listedInquiryView = (
  inquiry: Inquiry,
  window: WindowNames,
  now: Instant,
): z.output<typeof listedInquiry> => ({
  ...inquiryStandingView(inquiry, window, now),
  caseId: inquiry.caseId ?? null,
  sender: inquiry.sender.kind,
  handlerName: inquiry.handler?.name ?? null,
  calledBack: inquiry.calledBack === true,
  published: inquiry.published === true,
});

/** An inquiry as whoever answers it sees it, with its history. */
export const staffInquiryView = async (
  store: Pick<StoreContext, "sealing">,
  kept: KeptInquiry,
  {
    window,
    number,
    changes,
    by,
    now,
  }: {
    readonly window: WindowNames;
    readonly number: z.output<typeof staffInquiry>["caseNumber"];
    readonly changes: readonly KeptChange[];
    readonly by: InquiryActor;
    readonly now: Instant;
  },
): Promise<z.output<typeof staffInquiry>> => {
  const { question = "", contact, forwarded, answer, followUp } = await openInquiryTexts(store, kept);
  return {
    ...listedInquiryView(kept.inquiry, window, now),
    caseNumber: number,
    question,
    contact: contact ?? null,
    forwarded: forwarded ?? null,
    answer: answer ?? null,
    followUp: followUp ?? null,
    shown: kept.published ?? null,
    history: changes.map(({ n, at, by: actor, why }) => ({
      n,
      at,
      by: "name" in actor ? actor.name : "id" in actor ? actor.id : "broker",
      did: inquiryDeeds.find((deed) => deed === why) ?? "look",
    })),
    actions: [...inquiryActionsFor(kept.inquiry, by)],
  };
};
