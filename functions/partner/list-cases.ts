import type { partnerOperations } from "@tongban/contract";
import { listPartnerCases, type Partner, type Place } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { caseSummary } from "../views/case-summary.ts";
import { ownsCase } from "./own-case.ts";

/** Lists a partner's cases, newest first; a page that parts of joint cases stand in holds fewer. */
export const listCases =
  ({ store, cursors }: Resources): Run<typeof partnerOperations.listCases, Partner> =>
  async ({ query, caller }) => {
    const scope = `cases of ${caller.id}`;
    const from = query.cursor === undefined ? undefined : await cursors.read(scope, query.cursor);
    if (query.cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const page = await listPartnerCases(store, caller.id, query.limit, from as Place | undefined);
    return answered({
      cases: page.heads.flatMap(({ kase }) => (ownsCase(caller, kase) ? [caseSummary(kase)] : [])),
      cursor: page.next ? await cursors.write(scope, page.next) : null,
    });
  };
