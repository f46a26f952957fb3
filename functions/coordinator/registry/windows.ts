import type { registryOperations } from "@tongban/contract";
import {
  type Refusal,
  type Staff,
  substitutesOf,
  unlessClosed,
  unlessOpen,
  unlessWindowFits,
} from "@tongban/domain";
import {
  type DirectoryWindow,
  listRegionWindows,
  loadRecords,
  loadStatusCounts,
  loadTransfer,
  type RecordPlan,
  records,
  type StoreContext,
  transferBegun,
} from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { changedBy as changed } from "../given.ts";
import { hoursOf } from "../hours.ts";
import { answerCommand, commandRecord, ifNew, type RecordCommand, type RegistryCall } from "./command.ts";
import { recordView } from "./record-view.ts";
import { hasten, transferView, type WindowDesk } from "./transfer.ts";

type Operations = typeof registryOperations;

/** Registers a window of one of the caller's regions, closed and without a team. */
export const registerWindow =
  ({ store }: Resources): Run<Operations["registerWindow"], Staff> =>
  (call) => {
    const { why, hours, ...said } = call.body;
    const name = { kind: "window", id: call.params.windowId } as const;
    if (!call.caller.regions.includes(said.region)) return Promise.resolve(problem("not-found"));
    const works = hours ? { hours: hoursOf(hours) } : {};
    const window = { ...said, ...works, id: call.params.windowId, open: false, team: [] };
    const decide = ifNew(name, (seen) => planWindow(store, window, seen));
    return answerCommand(store, call, { ...name, why, decide });
  };

/** Changes what a window is; its region, its team and whether it is open are not among that. */
export const changeWindow =
  ({ store }: Resources): Run<Operations["changeWindow"], Staff> =>
  (call) => {
    const { why, hours, ...said } = call.body;
    const change = hours === undefined ? said : { ...said, hours: hours && hoursOf(hours) };
    const command = onOwnWindow(call, call.params.windowId, why, (window, seen) =>
      planWindow(store, changed(window, change), seen),
    );
    return answerCommand(store, call, command);
  };

/** Opens a window. */
export const openWindow =
  ({ store }: Resources): Run<Operations["openWindow"], Staff> =>
  (call) => {
    const command = onOwnWindow(call, call.params.windowId, call.body.why, (window, seen) => {
      const { closedFor: _, ...opened } = { ...window, open: true };
      return unlessClosed(window) ?? planOf(store, opened, seen);
    });
    return answerCommand(store, call, command);
  };

/** Closes a window, and has its cases handed over to the windows that take its work. */
export const closeWindow =
  (desk: WindowDesk): Run<Operations["closeWindow"], Staff> =>
  async (call) => {
    const { store } = desk;
    const id = call.params.windowId;
    const { why } = call.body;
    const command = onOwnWindow(
      call,
      id,
      why,
      (window, seen) =>
        unlessOpen(window) ?? planClosing(store, call, { ...window, open: false, closedFor: why }, seen),
    );
    const done = await commandRecord(store, call, command);
    if (done.kind !== "done") return done;
    await hasten(desk, id);
    const [counts, transfer] = await Promise.all([
      loadStatusCounts(store, { kind: "window", id }),
      loadTransfer(store, id),
    ]);
    return answered(
      {
        record: recordView("window", id, done.record),
        waiting: counts.routed,
        transfer: transfer ? transferView(transfer) : null,
        held: counts.claimed + counts["awaiting-supplement"] + counts.accepted + counts.suspended,
      },
      done.record.version,
    );
  };

/** A command on a window of one of the caller's regions. */
const onOwnWindow = (
  call: RegistryCall,
  id: string,
  why: string,
  decide: (window: DirectoryWindow, seen: number) => ReturnType<RecordCommand<"window">["decide"]>,
): RecordCommand<"window"> => ({
  kind: "window",
  id,
  why,
  mine: ({ region }) => call.caller.regions.includes(region),
  decide: (window, seen) => (window ? decide(window, seen) : problem("not-found")),
});

/** A window as it is to be, if it fits with what is around it; the substitutes that it leads to must stay as they are. */
const planWindow = async (
  store: StoreContext,
  window: DirectoryWindow,
  seen: number,
): Promise<RecordPlan | Refusal> => {
  const [windows, matters] = await Promise.all([
    listRegionWindows(store, window.region, true),
    loadRecords(
      store,
      window.matters.map((matter) => ({ kind: "matter", id: matter })),
    ),
  ]);
  const refused = unlessWindowFits(window, {
    windows,
    matters: new Set(window.matters.filter((_, n) => matters[n]?.says)),
  });
  if (refused) return refused;
  const chain = substitutesOf(window, windows).map((id) => ({ kind: "window" as const, id }));
  const versions = (await loadRecords(store, chain)).map((record) => record?.version ?? 0);
  return {
    ...planOf(store, window, seen),
    relies: chain.map((one, n) => ({ ...one, seen: versions[n] ?? 0 })),
  };
};

/** A window that closes, and in the same transaction the transfer of its cases, begun by who closes it. */
const planClosing = (
  store: StoreContext,
  { caller: { id, name }, now }: RegistryCall,
  window: DirectoryWindow,
  seen: number,
): RecordPlan => {
  const begun = {
    window: window.id,
    by: { kind: "staff", id, name } as const,
    reason: window.closedFor ?? "",
    since: now,
  };
  const plan = planOf(store, window, seen);
  return {
    ...plan,
    changes: plan.changes.map((one) => ({ ...one, copies: [...one.copies, transferBegun(store, begun)] })),
  };
};

const planOf = ({ tableName }: StoreContext, window: DirectoryWindow, seen: number): RecordPlan => ({
  kind: "plan",
  changes: records(tableName)
    .windows([window])
    .map((one) => ({ ...one, seen })),
});
