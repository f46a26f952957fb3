import type { MatterListRow } from "@tongban/domain";
import type { EditedRow } from "./list-edits.ts";

/** Which rows are shown by what happened to them. */
export const rowStates = ["all", "edited", "conflict", "found"] as const;

/** What a list is narrowed to. `handling`: a region, `*` for rows of every party, absent for all. */
export type ListFilter = {
  readonly text: string;
  readonly handling: string | undefined;
  readonly state: (typeof rowStates)[number] | (string & {});
};

/** Every row. */
export const everyRow: ListFilter = { text: "", handling: undefined, state: "all" };

/** What is known of a row beside what it says. */
export type RowSigns = {
  readonly conflicts: ReadonlySet<string>;
  /** Codes of what a check found, by the row's name. */
  readonly found: ReadonlyMap<string, readonly string[]>;
};

/** The rows that a filter leaves, in their order; a state that is none of {@link rowStates} is the code of a finding. */
export const filteredRows = (
  rows: readonly EditedRow[],
  { text, handling, state }: ListFilter,
  { conflicts, found }: RowSigns,
): readonly EditedRow[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ name, row, state: is }) => {
    if (handling !== undefined && (row.handling ?? "*") !== handling) return false;
    if (state === "edited" && is === "saved") return false;
    if (state === "conflict" && !conflicts.has(name)) return false;
    if (state === "found" && !found.has(name)) return false;
    const isCode = !(rowStates as readonly string[]).includes(state);
    if (isCode && !found.get(name)?.includes(state)) return false;
    return words.length === 0 || words.every((word) => textOf(row).includes(word));
  });
};

/** What a row is found by. */
const textOf = ({ matter, title, phone, basicCode, materials }: MatterListRow): string =>
  [matter, title, phone ?? "", basicCode ?? "", ...materials.map((one) => one.title)].join(" ").toLowerCase();
