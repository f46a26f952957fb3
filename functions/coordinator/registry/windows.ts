import type { registryOperations } from "@tongban/contract";
import {
  type Refusal,
  refusal,
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
  type RecordPlan,
  records,
  type StoreContext,
} from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { changedBy as changed } from "../given.ts";
import { commandRecord, type RecordCommand, type RegistryCall } from "./command.ts";
import { answerRecord, recordView } from "./record-view.ts";

type Operations = typeof registryOperations;

/** Registers a window of one of the caller's regions, closed and without a team. */
export const registerWindow =
  ({ store }: Resources): Run<Operations["registerWindow"], Staff> =>
  async (call) => {
    const { why, ...said } = call.body;
    const id = call.params.windowId;
    if (!call.caller.regions.includes(said.region)) return problem("not-found");
    const done = await commandRecord(store, call, {
      kind: "window",
      id,
      why,
      decide: (known, seen) =>
        known
          ? refusal("already-registered", { kind: "window", id })
          : planWindow(store, { ...said, id, open: false, team: [] }, seen),
    });
    return done.kind === "done" ? answerRecord("window", id, done.record) : done;
  };

/** Changes what a window is; its region, its team and whether it is open are not among that. */
export const changeWindow =
  ({ store }: Resources): Run<Operations["changeWindow"], Staff> =>
  async (call) => {
    const { why, ...change } = call.body;
    const id = call.params.windowId;
    const done = await commandWindow(store, call, id, why, (window, seen) =>
      planWindow(store, changed(window, change), seen),
    );
    return done.kind === "done" ? answerRecord("window", id, done.record) : done;
  };

/** Opens a window. */
export const openWindow =
  ({ store }: Resources): Run<Operations["openWindow"], Staff> =>
  async (call) => {
    const id = call.params.windowId;
    const done = await commandWindow(store, call, id, call.body.why, (window, seen) => {
      const { closedFor: _, ...opened } = { ...window, open: true };
      return unlessClosed(window) ?? planOf(store, opened, seen);
    });
    return done.kind === "done" ? answerRecord("window", id, done.record) : done;
  };

/** Closes a window and tells how many cases stay with it. */
export const closeWindow =
  ({ store }: Resources): Run<Operations["closeWindow"], Staff> =>
  async (call) => {
    const id = call.params.windowId;
    const { why } = call.body;
    const done = await commandWindow(
      store,
      call,
      id,
      why,
      (window, seen) => unlessOpen(window) ?? planOf(store, { ...window, open: false, closedFor: why }, seen),
    );
    if (done.kind !== "done") return done;
    const counts = await loadStatusCounts(store, { kind: "window", id });
    return answered(
      {
        record: recordView("window", id, done.record),
        waiting: counts.routed,
        held: counts.claimed + counts["awaiting-supplement"] + counts.accepted + counts.suspended,
      },
      done.record.version,
    );
  };

/** Runs a command on a window of one of the caller's regions. */
const commandWindow = (
  store: StoreContext,
  call: RegistryCall,
  id: string,
  why: string,
  decide: (window: DirectoryWindow, seen: number) => ReturnType<RecordCommand<"window">["decide"]>,
) =>
  commandRecord(store, call, {
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

const planOf = ({ tableName }: StoreContext, window: DirectoryWindow, seen: number): RecordPlan => ({
  kind: "plan",
  changes: records(tableName)
    .windows([window])
    .map((one) => ({ ...one, seen })),
});
