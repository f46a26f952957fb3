import {
  type DutyException,
  type DutyPlan,
  type DutyWeek,
  type LocalDate,
  type StaffId,
  weekdays,
} from "@tongban/domain";

/**
 * What a roster says, as a set of single statements, so that what two people change at once can be put together:
 * `week monday li-mei`, `away 2026-03-04 li-mei`, `instead 2026-03-04 chen-jing`, `pair li-mei zhang-wei`.
 */
export type DutyEntry =
  | `week ${string} ${string}`
  | `${Deviation} ${string} ${string}`
  | `pair ${string} ${string}`;

/** How a date differs for somebody. */
type Deviation = "away" | "instead";

/** Every statement of a plan. */
export const entriesOf = ({ week, exceptions, pairs }: DutyPlan): ReadonlySet<DutyEntry> =>
  new Set<DutyEntry>([
    ...weekdays.flatMap((day) => week[day].map((id): DutyEntry => `week ${day} ${id}`)),
    ...exceptions.flatMap(({ date, away, instead }) => [
      ...away.map((id): DutyEntry => `away ${date} ${id}`),
      ...instead.map((id): DutyEntry => `instead ${date} ${id}`),
    ]),
    ...pairs.map(({ a, b }) => pairEntry(a, b)),
  ]);

/** The statement that two people stand in for each other, whoever is named first. */
export const pairEntry = (one: string, other: string): DutyEntry =>
  one < other ? `pair ${one} ${other}` : `pair ${other} ${one}`;

/** The plan that some statements make; exceptions are in the order of their dates. */
export const planOf = (entries: ReadonlySet<DutyEntry>): DutyPlan => {
  const said = [...entries].map((entry) => entry.split(" "));
  const named = (what: string, at: string): readonly StaffId[] =>
    said.flatMap(([kind, place, id]) => (kind === what && place === at ? [id as StaffId] : []));
  const dates = [
    ...new Set(said.flatMap(([kind, date]) => (kind === "away" || kind === "instead" ? [date ?? ""] : []))),
  ].toSorted();
  return {
    week: weekOf((day) => named("week", day)),
    exceptions: dates.map(
      (date): DutyException => ({
        date: date as LocalDate,
        away: named("away", date),
        instead: named("instead", date),
      }),
    ),
    pairs: said.flatMap(([kind, a, b]) => (kind === "pair" ? [{ a: a as StaffId, b: b as StaffId }] : [])),
  };
};

/** A week with the same people or others on each day. */
export const weekOf = (of: (day: keyof DutyWeek) => readonly StaffId[]): DutyWeek => ({
  monday: of("monday"),
  tuesday: of("tuesday"),
  wednesday: of("wednesday"),
  thursday: of("thursday"),
  friday: of("friday"),
  saturday: of("saturday"),
  sunday: of("sunday"),
});

/** What somebody changed of a plan and did not save. */
export type DutyEdits = { readonly added: ReadonlySet<DutyEntry>; readonly removed: ReadonlySet<DutyEntry> };

/** Nothing changed. */
export const noEdits: DutyEdits = { added: new Set(), removed: new Set() };

type Entries = ReadonlySet<DutyEntry>;

const without = (entries: Entries, others: Entries): Entries =>
  new Set([...entries].filter((entry) => !others.has(entry)));
const together = (entries: Entries, others: Entries): Entries => new Set([...entries, ...others]);

/** What is said with the edits; what others changed meanwhile stays. */
export const withEdits = (entries: Entries, { added, removed }: DutyEdits): Entries =>
  together(without(entries, removed), added);

/** Says what was not said, or takes back what was; taking an edit back leaves none. */
export const toggled = (entries: Entries, { added, removed }: DutyEdits, entry: DutyEntry): DutyEdits => {
  const one = new Set([entry]);
  if (added.has(entry)) return { added: without(added, one), removed };
  if (removed.has(entry)) return { added, removed: without(removed, one) };
  return entries.has(entry)
    ? { added, removed: together(removed, one) }
    : { added: together(added, one), removed };
};
