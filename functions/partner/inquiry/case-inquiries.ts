import type { inquiryOperations } from "@tongban/contract";
import { loadHead, loadWindows, type Partner } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { ask } from "../../inquiry/ask.ts";
import { ofCase } from "../../inquiry/of-case.ts";
import { readOwnInquiries } from "../../inquiry/own-inquiries.ts";
import { ownsCase } from "../own-case.ts";

type Operations = typeof inquiryOperations;

/** Asks or complains about a case of the partner's, in its applicant's name. */
export const askAboutCase =
  (resources: Resources): Run<Operations["askAboutCase"], Partner> =>
  async ({ params: { caseId }, body: words, caller, command, now }) => {
    const head = await loadHead(resources.store, caseId);
    if (!head || !ownsCase(caller, head.kase)) return problem("not-found");
    const [window] = await loadWindows(resources.store, [head.kase.window]);
    if (!window) return problem("not-found");
    const sender = { kind: "partner", id: caller.id } as const;
    return ask(resources, { window, of: ofCase(head.kase), words, sender, caller: caller.id, command, now });
  };

/** Lists what was asked and complained about a case of the partner's, with the answers. */
export const listCaseInquiries =
  ({ store }: Resources): Run<Operations["listCaseInquiries"], Partner> =>
  async ({ params: { caseId }, caller, now }) => {
    const head = await loadHead(store, caseId);
    if (!head || !ownsCase(caller, head.kase)) return problem("not-found");
    return answered({ inquiries: await readOwnInquiries(store, caseId, now) });
  };
