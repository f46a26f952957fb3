import type { registryOperations, windowTransfer } from "@tongban/contract";
import { type Refusal, refusal, type Staff, type WindowId } from "@tongban/domain";
import {
  beginTransfer,
  loadTransfer,
  loadWindows,
  type StoreContext,
  type WindowTransfer,
} from "@tongban/store";
import type * as z from "zod";
import { answered, type Problem, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Queues } from "../../edge/queues.ts";

type Operations = typeof registryOperations;

/** What commands on windows work with: the store, and the queue that has a closed one's cases handed over. */
export type WindowDesk = { readonly store: StoreContext; readonly queues: Pick<Queues, "fireTimers"> };

/** Has a transfer looked at now; the sweep would find it too, within a minute. */
export const hasten = ({ queues }: WindowDesk, window: WindowId): Promise<void> =>
  queues.fireTimers([{ transferFrom: window, delay: 0 }]);

/** Hands the cases of a closed window over again, in the caller's name. */
export const transferCasesOf =
  (desk: WindowDesk): Run<Operations["transferCases"], Staff> =>
  async (call) => {
    const { windowId } = call.params;
    const closed = await closedWindow(desk.store, windowId, call.caller);
    if (closed) return closed;
    const { caller, now, body } = call;
    const by = { kind: "staff", id: caller.id, name: caller.name } as const;
    const begun = await beginTransfer(desk.store, { window: windowId, by, reason: body.why, since: now });
    await hasten(desk, windowId);
    return answered(transferView(begun));
  };

/** Tells how far the transfer of a closed window's cases is. */
export const getTransfer =
  ({ store }: Pick<WindowDesk, "store">): Run<Operations["getTransfer"], Staff> =>
  async ({ params: { windowId }, caller }) => {
    const [window] = await loadWindows(store, [windowId]);
    if (!window || !caller.regions.includes(window.region)) return problem("not-found");
    const begun = window.open ? undefined : await loadTransfer(store, windowId);
    return answered({ transfer: begun ? transferView(begun) : null });
  };

/** Why a window's cases are not to be handed over: it is somebody else's, or open. */
const closedWindow = async (
  store: StoreContext,
  id: WindowId,
  { regions }: Staff,
): Promise<Refusal | Problem | undefined> => {
  const [window] = await loadWindows(store, [id]);
  if (!window || !regions.includes(window.region)) return problem("not-found");
  return window.open ? refusal("window-open") : undefined;
};

/** A transfer as it is shown. */
export const transferView = ({
  since,
  by,
  reason,
  moved,
  left,
  stuck,
  lookedAt,
}: WindowTransfer): z.output<typeof windowTransfer> => ({
  since,
  by: by.kind === "broker" ? "broker" : by.name,
  reason,
  moved,
  left: left ?? null,
  stuck: [...stuck],
  lookedAt: lookedAt ?? null,
});
