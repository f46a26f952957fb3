import { bundleApplication, type bundleOperations, type intakeBundleReceipt } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { type KeptBundle, loadBundle, loadHistory, openBundleApplication } from "@tongban/store";
import type * as z from "zod";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { bundleView } from "../../package/bundle-view.ts";
import { commandBundle } from "../../package/command-bundle.ts";
import { intakeOf } from "../../views/intake.ts";
import { findOwnDesk, type OwnDesk } from "./own-desk.ts";
import { placeOf } from "./receipt.ts";

type Operations = typeof bundleOperations;
type Receipt = z.output<typeof intakeBundleReceipt>;

/** Shows what a window took in as one thing to its team; what others took in is not found. */
export const getIntakeBundle =
  (resources: Resources): Run<Operations["getIntakeBundle"], Staff> =>
  async ({ params, caller }) => {
    const desk = await findOwnDesk(resources.store, caller, params.windowId);
    const kept = desk && (await loadBundle(resources.store, params.bundleId));
    if (!desk || kept?.bundle.partner !== desk.sender.id) return problem("not-found");
    return answered(await receiptOf(resources, desk, kept), kept.bundle.version);
  };

/** Takes members back for the applicant, or tries again to start what could not. */
export const commandIntakeBundle =
  (resources: Resources): Run<Operations["commandIntakeBundle"], Staff> =>
  async ({ params, caller, body, command, now }) => {
    const desk = await findOwnDesk(resources.store, caller, params.windowId);
    if (!desk) return problem("not-found");
    const done = await commandBundle(resources, params.bundleId, {
      by: caller,
      mine: ({ partner }) => partner === desk.sender.id,
      stamp: command,
      asked: body,
      now,
    });
    if (done.kind !== "done") return done;
    return answered(await receiptOf(resources, desk, done.kept), done.kept.bundle.version);
  };

/** The check of identity stands in the cases that began with the bundle; one that began with none is a fault. */
const receiptOf = async (resources: Resources, { window }: OwnDesk, kept: KeptBundle): Promise<Receipt> => {
  const { store, sealing, names } = resources;
  const { bundle } = kept;
  const first = bundle.members.find(({ after = [] }) => after.length === 0);
  const [view, sent, named, history] = await Promise.all([
    bundleView(resources, bundle),
    openBundleApplication(store, sealing, bundle.id),
    names(),
    first && loadHistory(store, first.case),
  ]);
  const intake = history && intakeOf(history.events);
  if (!intake) throw new Error(`${bundle.id} was not taken in at a window`);
  const { materials } = bundleApplication.parse(JSON.parse(sent));
  return {
    ...view,
    receivedBy: intake.receivedBy,
    document: intake.document,
    presentedBy: intake.presentedBy,
    materials: materials.map(({ title, size, sha256 }) => ({ title, size, sha256 })),
    received: placeOf(window.id, window, bundle.source, named),
  };
};
