import type { inquiryOperations } from "@tongban/contract";
import { type Staff, tookIn } from "@tongban/domain";
import { loadHead, loadWindows } from "@tongban/store";
import { problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { ask } from "../../inquiry/ask.ts";
import { addressedTo, findAskedWindow } from "../../inquiry/find-window.ts";
import { ofCase } from "../../inquiry/of-case.ts";
import { sideOf } from "../../views/side-of.ts";

/** Enters what somebody asks or complains of who came to a window: of any window, or about a case that the caller sees. */
export const enterInquiry =
  (resources: Resources): Run<typeof inquiryOperations.enterInquiry, Staff> =>
  async ({ body: { region, matter, window: named, caseId, ...words }, caller, command, now }) => {
    const { store } = resources;
    const sender = { kind: "staff", id: caller.id, name: caller.name } as const;
    const asked = { words, sender, caller: caller.id, command, now };
    if (caseId !== undefined) {
      const kase = (await loadHead(store, caseId))?.kase;
      if (!kase || !(sideOf(caller, kase) || tookIn(caller, kase))) return problem("not-found");
      const [window] = await loadWindows(store, [kase.window]);
      return window ? ask(resources, { ...asked, window, of: ofCase(kase) }) : problem("not-found");
    }
    const window = await findAskedWindow(store, addressedTo(region, matter, named), command.id);
    if ("kind" in window) return window;
    return ask(resources, { ...asked, window, of: matter ? { matter } : {} });
  };
