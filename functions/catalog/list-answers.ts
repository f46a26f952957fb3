import type { inquiryOperations } from "@tongban/contract";
import { listPublishedAnswers } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";

/** Lists what a region was asked about a matter and answered for everybody. */
export const listAnswers =
  ({ store }: Pick<Resources, "store">): Run<typeof inquiryOperations.listAnswers, unknown> =>
  async ({ query: { region, matter } }) =>
    answered({ answers: [...(await listPublishedAnswers(store, region, matter))] });
