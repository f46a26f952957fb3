import type { bundleOperations } from "@tongban/contract";
import type { Partner } from "@tongban/store";
import { loadBundle } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { bundleView } from "../../package/bundle-view.ts";
import { commandBundle } from "../../package/command-bundle.ts";
import { takingBundles } from "../../package/take-bundle.ts";

type Operations = typeof bundleOperations;

/** Takes a partner's application for a package, or answers again as the first time. */
export const submitBundle = (resources: Resources): Run<Operations["submitBundle"], Partner> => {
  const take = takingBundles(resources);
  return async ({ body: application, caller: sender, now }) => {
    const taken = await take({ application, sender, now });
    if (taken.kind !== "taken") return taken;
    const { bundle } = taken.kept;
    return answered(await bundleView(resources, bundle), bundle.version);
  };
};

/** Shows a partner one of its bundles; another partner's is not found. */
export const getBundle =
  (resources: Resources): Run<Operations["getBundle"], Partner> =>
  async ({ params, caller }) => {
    const kept = await loadBundle(resources.store, params.bundleId);
    if (kept?.bundle.partner !== caller.id) return problem("not-found");
    return answered(await bundleView(resources, kept.bundle), kept.bundle.version);
  };

/** Takes members of a bundle back, or tries again to start what could not. */
export const commandOwnBundle =
  (resources: Resources): Run<Operations["commandBundle"], Partner> =>
  async ({ params, caller, body, command, now }) => {
    const done = await commandBundle(resources, params.bundleId, {
      by: "partner",
      mine: ({ partner }) => partner === caller.id,
      stamp: command,
      asked: body,
      now,
    });
    if (done.kind !== "done") return done;
    return answered(await bundleView(resources, done.kept.bundle), done.kept.bundle.version);
  };
