import type { registryOperations } from "@tongban/contract";
import {
  type Instant,
  type Refusal,
  reliedOn,
  reviewingAtOwnWindows,
  type Staff,
  type StaffGround,
  type StaffId,
  unlessStaffFits,
  type WindowId,
  withoutMember,
} from "@tongban/domain";
import {
  type DirectoryWindow,
  listChanges,
  listStaffed,
  loadRecords,
  type RecordChange,
  type RecordName,
  type RecordPlan,
  readRegistered,
  records,
  type StoreContext,
} from "@tongban/store";
import { type Answer, answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { changedBy } from "../given.ts";
import { answerCommand, commandRecord, ifNew, type RegistryCall } from "./command.ts";
import { recordView } from "./record-view.ts";
import { releaseClaims } from "./release-claims.ts";

type Operations = typeof registryOperations;

/** Registers a person; the teams of their windows follow in the same transaction. */
export const registerStaff =
  ({ store }: Resources): Run<Operations["registerStaff"], Staff> =>
  async (call) => {
    const { why, ...grants } = call.body;
    const id = call.params.staffId;
    if (grants.regions.length > 0 && !isTheirs(call.caller, grants)) return problem("not-found");
    const name = { kind: "staff", id } as const;
    const move = { before: undefined, after: { ...grants, id } };
    const decide = ifNew(name, (seen) => planStaff(store, call.caller, id, move, seen, call.now));
    return answerCommand(store, call, { ...name, why, decide });
  };

/** Changes what a person is granted, and puts back what they claimed where they leave. */
export const changeStaff =
  (resources: Resources): Run<Operations["changeStaff"], Staff> =>
  (call) => {
    const { why, ...change } = call.body;
    const after = (before: Staff): Staff =>
      change.reviews === undefined
        ? reviewingAtOwnWindows(changedBy(before, change))
        : changedBy(before, change);
    return moveStaff(resources, call, call.params.staffId, why, after);
  };

/** Removes a person who leaves, and puts back what they claimed. */
export const removeStaff =
  (resources: Resources): Run<Operations["removeStaff"], Staff> =>
  (call) =>
    moveStaff(resources, call, call.params.staffId, call.body.why, () => undefined);

/** A coordinator sees the people of their regions, an operator everybody. */
const isTheirs = (caller: Staff, { regions }: Pick<Staff, "regions">): boolean =>
  caller.role === "operator" || regions.some((region) => caller.regions.includes(region));

type StaffChanged = Awaited<ReturnType<ReturnType<typeof removeStaff>>> extends Answer<infer T> ? T : never;

const moveStaff = async (
  resources: Resources,
  call: RegistryCall,
  id: StaffId,
  why: string,
  after: (before: Staff) => Staff | undefined,
): Promise<Answer<StaffChanged>> => {
  const { store } = resources;
  const done = await commandRecord(store, call, {
    kind: "staff",
    id,
    why,
    mine: (person) => isTheirs(call.caller, person),
    decide: (before, seen) =>
      before
        ? planStaff(store, call.caller, id, { before, after: after(before) }, seen, call.now)
        : problem("not-found"),
  });
  if (done.kind !== "done") return done;
  const claims = await releaseClaims(resources, call, id, await windowsLeft(store, id, call.command.id));
  return answered({ record: recordView("staff", id, done.record), claims }, done.record.version);
};

/** The windows that a person left by a command, however long ago it was given. */
const windowsLeft = async (
  store: StoreContext,
  id: StaffId,
  command: string,
): Promise<readonly WindowId[]> => {
  const changes = await listChanges(store, { kind: "staff", id });
  const at = changes.findIndex((change) => change.command.id === command);
  const [before, after] = [changes[at - 1]?.says, changes[at]?.says].map((says) =>
    says ? readRegistered.staff(says).windows : [],
  );
  return (before ?? []).filter((window) => !after?.includes(window));
};

type Move = { readonly before: Staff | undefined; readonly after: Staff | undefined };

/** A person as they are to be with the teams of their windows, if that is for the caller to decide and leaves nobody alone. */
const planStaff = async (
  store: StoreContext,
  by: Staff,
  id: StaffId,
  { before, after }: Move,
  seen: number,
  now: Instant,
): Promise<RecordPlan | Refusal> => {
  const windows = await windowsOf(store, [...(before?.windows ?? []), ...(after?.windows ?? [])]);
  const others = await othersBeside(store, id, before);
  const ground: StaffGround = {
    by,
    before,
    windows: new Map([...windows].map(([window, { value }]) => [window, value.region])),
    others: others.map(({ value }) => value),
  };
  const refused = unlessStaffFits(after, ground);
  if (refused) return refused;
  const of = records(store.tableName);
  const moved = [...windows.values()].flatMap((window) => {
    const team = teamAfter(window.value, id, after);
    return team ? [{ ...window, value: { ...window.value, team } }] : [];
  });
  const said = of.windows(moved.map(({ value }) => value));
  const left = (before?.windows ?? []).filter((window) => !after?.windows.includes(window));
  const relied = new Set(reliedOn(after, ground));
  return {
    kind: "plan",
    changes: [
      { ...(after ? of.staff(after) : of.staffRemoved(id)), seen },
      ...said.map((one, n) => ({ ...one, seen: moved[n]?.seen ?? 0 })),
      ...(await rostersWithout(store, id, left, now)),
    ],
    relies: others
      .filter(({ value }) => relied.has(value.id))
      .map(({ value, seen: version }) => ({ kind: "staff", id: value.id, seen: version })),
  };
};

/** A window's team with a person as they are to be; nothing where it stays as it is. */
const teamAfter = (
  { id: window, team }: DirectoryWindow,
  id: StaffId,
  after: Staff | undefined,
): DirectoryWindow["team"] | undefined => {
  const on = after?.windows.includes(window) ? { id, name: after.name } : undefined;
  const known = team.find((member) => member.id === id);
  if (known?.name === on?.name) return undefined;
  const rest = team.filter((member) => member.id !== id);
  return on ? [...rest, on] : rest;
};

/** The rosters of windows that a person leaves, where they name them; who is left on duty is looked at at once. */
const rostersWithout = async (
  store: StoreContext,
  id: StaffId,
  windows: readonly WindowId[],
  now: Instant,
): Promise<readonly RecordChange[]> => {
  const names = windows.map((window) => ({ kind: "roster" as const, id: window }));
  const rosters = await seenOf(store, names, readRegistered.roster);
  return rosters.flatMap(({ value, seen }) => {
    const without = withoutMember(value, id);
    const said = records(store.tableName).roster(without);
    return without === value ? [] : [{ ...said, seen, look: { at: now, home: store.home } }];
  });
};

/** A value that a record says, and the record's version. */
type Seen<T> = { readonly value: T; readonly seen: number };

const windowsOf = async (
  store: StoreContext,
  ids: readonly WindowId[],
): Promise<ReadonlyMap<WindowId, Seen<DirectoryWindow>>> => {
  const found = await seenOf(store, ids.map(namedWindow), readRegistered.window);
  return new Map(found.map((one) => [one.value.id, one]));
};

const namedWindow = (id: WindowId): RecordName => ({ kind: "window", id });

/** Everybody else who coordinates a region that a person coordinates, or who is an operator as they are. */
const othersBeside = async (
  store: StoreContext,
  id: StaffId,
  before: Staff | undefined,
): Promise<readonly Seen<Staff>[]> => {
  if (before?.role !== "coordinator" && before?.role !== "operator") return [];
  const places = before.role === "operator" ? (["operators"] as const) : before.regions;
  const ids = (await Promise.all(places.map((place) => listStaffed(store, place)))).flat();
  const names = [...new Set(ids)]
    .filter((one) => one !== id)
    .map((one) => ({ kind: "staff" as const, id: one }));
  return seenOf(store, names, readRegistered.staff);
};

const seenOf = async <T>(
  store: StoreContext,
  names: readonly RecordName[],
  read: (says: NonNullable<Awaited<ReturnType<typeof loadRecords>>[number]>["says"] & object) => T,
): Promise<readonly Seen<T>[]> =>
  (await loadRecords(store, names)).flatMap((record) =>
    record?.says ? [{ value: read(record.says), seen: record.version }] : [],
  );
