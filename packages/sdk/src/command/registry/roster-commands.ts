import { registryOperations, rosterOperations } from "@tongban/contract";
import { type DutyPlan, type StaffId, weekdays } from "@tongban/domain";
import type { Command } from "commander";
import { type Client, expectValue, type Returned } from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";
import { type ChangeOptions, historyText, withSeen } from "./records.ts";

type RosterView = Returned<typeof rosterOperations.getRoster>;
type RosterChanged = Returned<typeof rosterOperations.setRoster>;
type Week = Readonly<Partial<Record<(typeof weekdays)[number], readonly string[]>>>;

/** Adds what leads and coordinators do with a window's roster (排班). */
export const addRosterCommands = (program: Command, terminal: Terminal): void => {
  const roster = program
    .command("roster")
    .description("the team of a window: who is on duty when, and who stands in for whom (AB 岗)");
  addReading(roster, terminal);

  const week = withSeen(roster.command("week <window>")).description(
    "say who is on duty on which weekday; a day that is left out stays, one with `none` has nobody (排班)",
  );
  for (const day of weekdays) week.option(`--${day} <id...>`, "who is on duty");
  week
    .addHelpText(
      "after",
      "\nSaturday and Sunday count where they are make-up working days (调休).\n\nExample:\n  tongban roster week xian-610100-1 --monday li-mei zhang-wei --friday none --why 轮岗 --staff wang-jun",
    )
    .action((window: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<ChangeOptions & Week>();
      return change(terminal, options, window, (plan) => ({
        ...plan,
        week: Object.fromEntries(
          weekdays.map((day) => [day, options[day] ? idsOf(options[day]) : plan.week[day]]),
        ) as DutyPlan["week"],
      }));
    });

  withSeen(roster.command("except <window> <date>"))
    .description(
      "say how a date differs from its weekday; without --away and --instead it does no more (例外)",
    )
    .option("--away <id...>", "who is away")
    .option("--instead <id...>", "who is on duty beside the others, on a day off too")
    .addHelpText(
      "after",
      "\nExample:\n  tongban roster except xian-610100-1 2026-03-04 --away li-mei --instead chen-jing --why 培训 --staff wang-jun",
    )
    .action((window: string, date: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<
        ChangeOptions & { readonly away?: readonly string[]; readonly instead?: readonly string[] }
      >();
      const said = { date, away: idsOf(options.away ?? []), instead: idsOf(options.instead ?? []) };
      return change(terminal, options, window, (plan) => ({
        ...plan,
        exceptions: [
          ...plan.exceptions.filter((one) => one.date !== date),
          ...(said.away.length + said.instead.length > 0 ? [said as (typeof plan.exceptions)[number]] : []),
        ].toSorted((one, other) => (one.date < other.date ? -1 : 1)),
      }));
    });

  withSeen(roster.command("pair <window> <a> <b>"))
    .description(
      "let two members stand in for each other (AB 岗); what was their pair before is none any more",
    )
    .addHelpText(
      "after",
      "\nExample:\n  tongban roster pair xian-610100-1 li-mei zhang-wei --why 互为AB岗 --staff wang-jun",
    )
    .action((window: string, a: StaffId, b: StaffId, _: unknown, typed: Command) =>
      change(terminal, typed.optsWithGlobals<ChangeOptions>(), window, (plan) => ({
        ...plan,
        pairs: [...withoutPairOf(plan, a, b), { a, b }],
      })),
    );

  withSeen(roster.command("unpair <window> <id>"))
    .description("take somebody out of their pair")
    .addHelpText(
      "after",
      "\nExample:\n  tongban roster unpair xian-610100-1 li-mei --why 轮岗 --staff wang-jun",
    )
    .action((window: string, id: StaffId, _: unknown, typed: Command) =>
      change(terminal, typed.optsWithGlobals<ChangeOptions>(), window, (plan) => ({
        ...plan,
        pairs: withoutPairOf(plan, id),
      })),
    );

  withSeen(roster.command("remove <window>"))
    .description("take the roster away: everybody is on duty on each working day, and nobody is in a pair")
    .addHelpText(
      "after",
      "\nExample:\n  tongban roster remove xian-610100-1 --why 恢复全员在岗 --staff wang-jun",
    )
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<ChangeOptions>();
      const client = await staffOf(terminal, options);
      const { record } = await rosterOf(terminal, client, windowId);
      const ifMatch = seenIn(options) ?? record.version;
      const body = { why: options.why };
      const call = { params: { windowId }, ifMatch, body, signal: terminal.stopped };
      const changed = expectValue(await client.call(rosterOperations.removeRoster, call));
      show(terminal, options, changed, () => `The roster of ${windowId} is taken away.`);
    });
};

const addReading = (roster: Command, terminal: Terminal): void => {
  withStaffOptions(roster.command("show <window>"))
    .description("show who is on duty day by day, and the pairs")
    .option("--from <date>", "the first day; today if not given")
    .option("--days <n>", "so many days, 62 at most", "14")
    .addHelpText("after", "\nExample:\n  tongban roster show xian-610100-1 --staff li-mei")
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<
        StaffOptions & { readonly from?: string; readonly days: string }
      >();
      const client = await staffOf(terminal, options);
      const { from, days } = options;
      const view = await rosterOf(terminal, client, windowId, { days, ...(from ? { from } : {}) });
      show(terminal, options, view, () => rosterText(view));
    });

  withStaffOptions(roster.command("staffing"))
    .description("coordinators: how each window of a region is staffed, and which days ahead have nobody")
    .requiredOption("--region <code>", "whose windows")
    .addHelpText("after", "\nExample:\n  tongban roster staffing --region 610100 --staff zhao-min")
    .action(async (_: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions & { readonly region: string }>();
      const client = await staffOf(terminal, options);
      const call = { query: { region: options.region }, signal: terminal.stopped };
      const staffing = expectValue(await client.call(rosterOperations.listStaffing, call));
      show(terminal, options, staffing, () =>
        textTable(
          ["WINDOW", "OPEN", "TEAM", "ROSTER", "NOBODY ON DUTY"],
          staffing.windows.map(({ window, open, team, roster: has, unstaffed }) => [
            window,
            open ? "open" : "closed",
            String(team),
            has ? "yes" : "everybody",
            unstaffed.map(({ date, told }) => (told ? `${date} (told)` : date)).join(" "),
          ]),
        ),
      );
    });

  withStaffOptions(roster.command("history <window>"))
    .description("coordinators: every change of a roster, with who, when and why")
    .addHelpText("after", "\nExample:\n  tongban roster history xian-610100-1 --staff zhao-min")
    .action(async (recordId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { kind: "roster" as const, recordId }, signal: terminal.stopped };
      const { changes } = expectValue(await client.call(registryOperations.listRecordChanges, call));
      show(terminal, options, changes, () => historyText(changes));
    });
};

const rosterOf = async (
  terminal: Terminal,
  client: Client,
  windowId: string,
  query: { readonly from?: string; readonly days?: string } = {},
): Promise<RosterView> =>
  expectValue(
    await client.call(rosterOperations.getRoster, { params: { windowId }, query, signal: terminal.stopped }),
  );

/** Changes a window's roster as it is now; the first one has nobody on duty but whom the change names. */
const change = async (
  terminal: Terminal,
  options: ChangeOptions,
  windowId: string,
  changed: (plan: DutyPlan) => DutyPlan,
): Promise<void> => {
  const client = await staffOf(terminal, options);
  const { record, team } = await rosterOf(terminal, client, windowId);
  const everybody = team.map(({ id }) => id);
  const { week, exceptions, pairs } = record.says ?? firstPlan(everybody);
  const body = { ...changed({ week, exceptions, pairs }), why: options.why };
  const ifMatch = seenIn(options) ?? record.version;
  const call = { params: { windowId }, ifMatch, body, signal: terminal.stopped };
  const answer = expectValue(await client.call(rosterOperations.setRoster, call));
  show(terminal, options, answer, () => changedText(answer));
};

/** What a window without a roster does: everybody is on duty from Monday to Friday. */
const firstPlan = (everybody: readonly StaffId[]): DutyPlan => ({
  week: Object.fromEntries(weekdays.map((day, n) => [day, n < 5 ? everybody : []])) as DutyPlan["week"],
  exceptions: [],
  pairs: [],
});

const seenIn = ({ seen }: ChangeOptions): number | undefined => {
  if (seen === undefined) return undefined;
  if (/^\d{1,9}$/.test(seen)) return Number(seen);
  throw new CommandError(exitCodes.usage, "--seen is the version number that you saw, such as 3.");
};

const idsOf = (words: readonly string[]): readonly StaffId[] =>
  words.filter((word) => word !== "none") as StaffId[];

const withoutPairOf = ({ pairs }: DutyPlan, ...ids: readonly StaffId[]): DutyPlan["pairs"] =>
  pairs.filter(({ a, b }) => !ids.includes(a) && !ids.includes(b));

const rosterText = ({ record, team, days }: RosterView): string => {
  const names = new Map(team.map(({ id, name }) => [id, name]));
  const nameOf = (id: StaffId): string => names.get(id) ?? id;
  const pairs = record.says?.pairs ?? [];
  const reviewers = team.filter(({ reviews }) => reviews);
  return [
    record.says
      ? `roster of ${record.id} (version ${record.version})`
      : `${record.id} has no roster (version ${record.version}): everybody is on duty on each working day`,
    ...(pairs.length > 0
      ? [`pairs: ${pairs.map(({ a, b }) => `${nameOf(a)}–${nameOf(b)}`).join(", ")}`]
      : []),
    ...(reviewers.length > 0 ? [`reviewers: ${reviewers.map(({ name }) => name).join(", ")}`] : []),
    textTable(
      ["DATE", "DAY", "ON DUTY"],
      days.map(({ date, working, onDuty }) => [
        date,
        working ? "working day" : "day off",
        onDuty.map(nameOf).join(" ") || (working ? "nobody" : ""),
      ]),
    ),
  ].join("\n");
};

const changedText = ({ record, unstaffed }: RosterChanged): string =>
  [
    `roster of ${record.id} (version ${record.version})`,
    unstaffed.length > 0
      ? `Nobody is on duty on these working days: ${unstaffed.join(" ")}`
      : "Somebody is on duty on each working day of the next 60 days.",
  ].join("\n");
