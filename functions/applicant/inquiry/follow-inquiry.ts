import type { inquiryOperations } from "@tongban/contract";
import { withdrawInquiry } from "@tongban/domain";
import { type KnownInquiry, loadInquiry, loadWindows } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Passer } from "../../edge/caller-address.ts";
import type { Resources } from "../../edge/resources.ts";
import { changeInquiry } from "../../inquiry/change-inquiry.ts";
import { ownInquiryView } from "../../inquiry/inquiry-view.ts";
import { findByCode } from "../applicant-authentication.ts";

/** Shows how an inquiry stands to whoever has its code, or takes it back for them. */
export const followInquiry =
  (resources: Resources): Run<typeof inquiryOperations.followInquiry, Passer> =>
  async ({ body, caller: { address }, command, now }) => {
    const { store } = resources;
    const found = await findByCode(resources, body.code, address, now);
    if ("kind" in found) return found;
    if (!("inquiryId" in found)) return problem("unauthenticated", { reason: "query-code-of-case" });
    const id = found.inquiryId;
    if (body.do === "show") {
      const known = await loadInquiry(store, id);
      return known ? answered(await view(resources, known, now)) : problem("try-again");
    }
    const by = { by: { kind: "broker" } as const, why: "withdraw", at: now, command };
    const done = await changeInquiry(store, id, by, async ({ inquiry }) => ({
      verdict: withdrawInquiry(inquiry, now),
    }));
    return done.kind === "done" ? answered(await view(resources, done.known, now)) : done;
  };

const view = async (
  { store }: Pick<Resources, "store">,
  known: KnownInquiry,
  now: Parameters<typeof ownInquiryView>[3],
) => {
  const [window] = await loadWindows(store, [known.inquiry.window]);
  return ownInquiryView(store, known, window, now);
};
