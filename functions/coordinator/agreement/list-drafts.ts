import type { agreementOperations } from "@tongban/contract";
import { partiesStillAsked, type Staff, statusOf } from "@tongban/domain";
import { listRegionDrafts, loadAgreementHeads } from "@tongban/store";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";

/** Lists the agreements of the caller's regions that are drafted or proposed. */
export const listDrafts =
  ({ store }: Resources): Run<typeof agreementOperations.listDrafts, Staff> =>
  async ({ caller }) => {
    const ids = (await Promise.all(caller.regions.map((region) => listRegionDrafts(store, region)))).flat();
    const heads = await loadAgreementHeads(store, [...new Set(ids)]);
    return answered({
      drafts: heads.flatMap(({ agreement }) => {
        const { id, draft, published, proposal } = agreement;
        const content = draft?.content ?? published?.content;
        if (!content || (!draft && !proposal)) return [];
        return [
          {
            id,
            title: content.title,
            status: statusOf(agreement),
            parties: [...content.parties],
            proposal: proposal?.what ?? null,
            asked: proposal ? [...partiesStillAsked(agreement, proposal, proposal.consents)] : [],
          },
        ];
      }),
    });
  };
