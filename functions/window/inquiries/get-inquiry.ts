import type { inquiryOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadInquiry } from "@tongban/store";
import { problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { answerInquiry, isTheirs } from "./inquiry-reader.ts";

/** Shows an inquiry of the caller's window or region, with what was written. */
export const getInquiry =
  ({ store }: Pick<Resources, "store">): Run<typeof inquiryOperations.getInquiry, Staff> =>
  async ({ params: { inquiryId }, caller, now }) => {
    const known = await loadInquiry(store, inquiryId);
    return known && isTheirs(caller, known.inquiry)
      ? answerInquiry(store, known, caller, now)
      : problem("not-found");
  };
