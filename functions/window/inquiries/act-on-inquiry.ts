import type { inquiryCommand, inquiryOperations } from "@tongban/contract";
import {
  actOnInquiry as decide,
  type Inquiry,
  type InquiryCommand,
  type Refusal,
  refusal,
  type Staff,
} from "@tongban/domain";
import {
  type DirectoryWindow,
  type InquiryTexts,
  listRegionAgreements,
  loadWindows,
  type StoreContext,
} from "@tongban/store";
import type * as z from "zod";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { changeInquiry, type InquiryDecision } from "../../inquiry/change-inquiry.ts";
import { actorFor, answerInquiry, isTheirs } from "./inquiry-reader.ts";

type Body = z.output<typeof inquiryCommand>;

/** Does something with an inquiry of the caller's window or region. */
export const actOnInquiry =
  ({ store }: Pick<Resources, "store">): Run<typeof inquiryOperations.actOnInquiry, Staff> =>
  async ({ params: { inquiryId }, body, caller, command, now }) => {
    const { id, name } = caller;
    const by = { by: { kind: "staff", id, name } as const, why: body.do, at: now, command };
    const done = await changeInquiry(store, inquiryId, by, async ({ inquiry }, isRepeated) => {
      // What this very command forwarded is theirs no more, and answered all the same.
      if (!isTheirs(caller, inquiry) && !isRepeated) return { kind: "hidden" };
      const given = await commandOf(store, inquiry, body);
      if ("kind" in given) return { verdict: given };
      const verdict = decide(inquiry, given, await actorFor(store, caller, inquiry), now);
      return { verdict, ...writtenIn(body) };
    });
    return done.kind === "done" ? answerInquiry(store, done.known, caller, now) : done;
  };

/** What people wrote in a command, and what is published by it. */
const writtenIn = (body: Body): Omit<InquiryDecision, "verdict"> => {
  const texts: InquiryTexts = {
    ...(body.do === "answer" ? { answer: body.text } : {}),
    ...(body.do === "call-back" ? { followUp: body.text } : {}),
    ...(body.do === "forward" ? { forwarded: body.reason } : {}),
  };
  if (body.do === "publish") return { texts, published: { question: body.question, answer: body.answer } };
  return body.do === "unpublish" ? { texts, published: null } : { texts };
};

const commandOf = async (
  store: StoreContext,
  inquiry: Inquiry,
  body: Body,
): Promise<InquiryCommand | Refusal> => {
  if (body.do !== "forward") return body;
  const [window] = await loadWindows(store, [body.window]);
  if (!window || !(await takesOver(store, inquiry, window))) return refusal("forward-elsewhere");
  return { do: "forward", to: { window: window.id, region: window.region }, reason: body.reason };
};

/** A window takes a consultation over that is open, handles its matter, and stands in its region or in one that an agreement joins with it. */
const takesOver = async (
  store: StoreContext,
  { region, matter }: Inquiry,
  window: DirectoryWindow,
): Promise<boolean> => {
  if (!window.open || (matter !== undefined && !window.matters.includes(matter))) return false;
  if (window.region === region) return true;
  const agreements = await listRegionAgreements(store, region);
  return agreements.some(({ terms }) => terms.parties.includes(window.region));
};
