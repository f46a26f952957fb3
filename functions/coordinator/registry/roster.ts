import type { rosterOperations } from "@tongban/contract";
import {
  addDays,
  type Calendar,
  type DutyPlan,
  dayIn,
  type Instant,
  type LocalDate,
  localDateOf,
  onDuty,
  type Refusal,
  type Roster,
  refusal,
  type Staff,
  type StaffId,
  unlessPlanFits,
  unstaffedDays,
  type WindowId,
} from "@tongban/domain";
import {
  calendarRegionAt,
  type DirectoryWindow,
  listRegionWindows,
  loadRecord,
  loadRecords,
  loadStaff,
  type RecordPlan,
  readRegistered,
  records,
  type StoreContext,
} from "@tongban/store";
import { type Answer, answered, type Problem, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { findOwnWindow } from "../../staff/own-window.ts";
import { commandRecord, type RecordCommand, type RegistryCall } from "./command.ts";
import { type RecordView, recordView } from "./record-view.ts";

type Operations = typeof rosterOperations;

/** Days ahead in which those without anybody on duty are told of. */
const TOLD_DAYS = 60;

/** Shows a window's roster to its team and to the coordinators of its region. */
export const getRoster =
  ({ store, calendarOf }: Resources): Run<Operations["getRoster"], Staff> =>
  async ({ caller, params: { windowId }, query, now }) => {
    const window = await findOwnWindow(store, caller, windowId);
    if (!window) return problem("not-found");
    const [record, calendar, reviewers] = await Promise.all([
      loadRecord(store, { kind: "roster", id: windowId }),
      calendarOf(calendarRegionAt(window)),
      reviewersOf(store, window),
    ]);
    const view = recordView("roster", windowId, record ?? { version: 0, says: null, hash: "" });
    const team = window.team.map((member) => ({ ...member, reviews: reviewers.has(member.id) }));
    const everybody = window.team.map(({ id }) => id);
    const from = query.from ?? localDateOf(now);
    const days = Array.from({ length: query.days }, (_, n) =>
      dayOf(view.says, everybody, addDays(from, n), calendar),
    );
    return answered({ record: view, team, days }, view.version);
  };

/** Says who of a window's team is on duty when. */
export const setRoster =
  ({ store, calendarOf }: Resources): Run<Operations["setRoster"], Staff> =>
  async (call) => {
    const { why, ...plan } = call.body;
    const { windowId } = call.params;
    const window = await findOwnWindow(store, call.caller, windowId);
    if (!window) return problem("not-found");
    const calendar = await calendarOf(calendarRegionAt(window));
    return answerRoster(store, call, calendar, {
      ...named(windowId),
      why,
      decide: (before, seen) => planRoster(store, windowId, { before, plan, seen }, call.now, calendar),
    });
  };

/** Takes a window's roster away. */
export const removeRoster =
  ({ store, calendarOf }: Resources): Run<Operations["removeRoster"], Staff> =>
  async (call) => {
    const { windowId } = call.params;
    const window = await findOwnWindow(store, call.caller, windowId);
    if (!window) return problem("not-found");
    return answerRoster(store, call, await calendarOf(calendarRegionAt(window)), {
      ...named(windowId),
      why: call.body.why,
      decide: (before, seen) =>
        before
          ? { kind: "plan", changes: [{ ...records(store.tableName).rosterRemoved(windowId), seen }] }
          : refusal("no-roster"),
    });
  };

/** Tells how the windows of a region are staffed. */
export const listStaffing =
  ({ store, calendarOf }: Resources): Run<Operations["listStaffing"], Staff> =>
  async ({ caller, query: { region }, now }) => {
    if (!caller.regions.includes(region)) return problem("not-found");
    const windows = await listRegionWindows(store, region);
    const calendars = await Promise.all(windows.map((window) => calendarOf(calendarRegionAt(window))));
    const found = await loadRecords(
      store,
      windows.map(({ id }) => named(id)),
    );
    return answered({
      windows: windows.map(({ id, name, open, team }, n) => {
        const says = found[n]?.says;
        const roster = says ? readRegistered.roster(says) : undefined;
        const calendar = calendars[n];
        const days = calendar ? unstaffedAhead(roster, now, calendar) : [];
        const unstaffed = days.map((date) => ({ date, told: roster?.told.includes(date) ?? false }));
        return { window: id, name, open, team: team.length, roster: roster !== undefined, unstaffed };
      }),
    });
  };

const named = (id: WindowId) => ({ kind: "roster", id, mayBeAbsent: true }) as const;

const reviewersOf = async (
  store: StoreContext,
  { id, team }: DirectoryWindow,
): Promise<ReadonlySet<StaffId>> => {
  const people = await loadStaff(
    store,
    team.map((member) => member.id),
  );
  return new Set(
    people.filter(({ role, reviews }) => role === "lead" || reviews?.includes(id)).map((one) => one.id),
  );
};

const dayOf = (roster: Roster | null, everybody: readonly StaffId[], date: LocalDate, calendar: Calendar) => {
  const day = dayIn(calendar, date);
  const working = day.ok && day.working;
  return { date, working, onDuty: roster ? onDuty(roster, date, calendar) : working ? everybody : [] };
};

const unstaffedAhead = (
  roster: DutyPlan | undefined | null,
  now: Instant,
  calendar: Calendar,
): readonly LocalDate[] => {
  const from = localDateOf(now);
  return roster ? unstaffedDays(roster, { from, until: addDays(from, TOLD_DAYS) }, calendar) : [];
};

const answerRoster = async (
  store: StoreContext,
  call: RegistryCall,
  calendar: Calendar,
  command: RecordCommand<"roster">,
): Promise<Answer<{ readonly record: RecordView<"roster">; readonly unstaffed: readonly LocalDate[] }>> => {
  const done = await commandRecord(store, call, command);
  if (done.kind !== "done") return done;
  const record = recordView("roster", command.id, done.record);
  return answered({ record, unstaffed: unstaffedAhead(record.says, call.now, calendar) }, record.version);
};

type Planned = {
  readonly before: Roster | undefined;
  readonly plan: DutyPlan;
  readonly seen: number;
};

/** A roster as it is to be, if it fits the team, which must stay as it is; a day that was told of and is staffed now may be told of again. */
const planRoster = async (
  { tableName, home, ...store }: StoreContext,
  windowId: WindowId,
  { before, plan, seen }: Planned,
  now: Instant,
  calendar: Calendar,
): Promise<RecordPlan | Refusal | Problem> => {
  const record = await loadRecord({ ...store, tableName }, { kind: "window", id: windowId });
  if (!record?.says) return problem("not-found");
  const { region, team } = readRegistered.window(record.says);
  const refused = unlessPlanFits(plan, { window: windowId, team: team.map(({ id }) => id) });
  if (refused) return refused;
  const unstaffed = unstaffedAhead(plan, now, calendar);
  const told = (before?.told ?? []).filter((date) => unstaffed.includes(date));
  const roster = { ...plan, window: windowId, region, told };
  return {
    kind: "plan",
    changes: [{ ...records(tableName).roster(roster), seen, look: { at: now, home } }],
    relies: [{ kind: "window", id: windowId, seen: record.version }],
  };
};
