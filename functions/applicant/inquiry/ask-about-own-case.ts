import type { inquiryOperations } from "@tongban/contract";
import { loadWindows } from "@tongban/store";
import { problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { ask } from "../../inquiry/ask.ts";
import { ofCase } from "../../inquiry/of-case.ts";
import type { Applicant } from "../applicant-authentication.ts";
import { loadOwnHistory } from "../own-history.ts";

/** Asks or complains about the case of a query code: at the window that handles it. */
export const askAboutOwnCase =
  (resources: Resources): Run<typeof inquiryOperations.askAboutOwnCase, Applicant> =>
  async ({ caller, body: words, command, now }) => {
    const { kase } = (await loadOwnHistory(resources, caller)).head;
    const [window] = await loadWindows(resources.store, [kase.window]);
    if (!window) return problem("not-found");
    const sender = { kind: "public" } as const;
    return ask(resources, { window, of: ofCase(kase), words, sender, caller: caller.caseId, command, now });
  };
