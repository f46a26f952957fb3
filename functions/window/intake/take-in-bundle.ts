import type { bundleOperations } from "@tongban/contract";
import { refusal, type Staff } from "@tongban/domain";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { bundleView } from "../../package/bundle-view.ts";
import { takingBundles } from "../../package/take-bundle.ts";
import { findOwnDesk, takesIn } from "./own-desk.ts";

/** Takes an application for a package in at a window, by the same decision as one that a partner submits. */
export const takeInBundle = (resources: Resources): Run<typeof bundleOperations.takeInBundle, Staff> => {
  const take = takingBundles(resources);
  return async ({ params, body, caller, now }) => {
    const desk = await findOwnDesk(resources.store, caller, params.windowId);
    if (!desk) return problem("not-found");
    const { window, sender } = desk;
    if (!takesIn(window)) return refusal("takes-nothing-in", { window: window.id });
    const application = { ...body.application, source: window.region };
    const intake = { window: window.id, ...body.identity };
    const taken = await take({ application, sender, now, taken: { by: caller, intake } });
    if (taken.kind !== "taken") return taken;
    const { bundle } = taken.kept;
    return answered(await bundleView(resources, bundle), bundle.version);
  };
};
