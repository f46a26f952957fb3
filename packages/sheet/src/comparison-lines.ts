import type { Language, listComparison } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import type * as z from "zod";
import { cellOf } from "./cell-of.ts";
import { columns } from "./columns.ts";
import type { Surroundings } from "./surroundings.ts";

type Change = z.output<typeof listComparison>["changes"][number];
type Named = Pick<MatterListRow, "matter" | "title" | "handling" | "sources">;

const nothing = { zh: "（无）", en: "(none)" } as const;

/** What differs between two lists, a line for each row and each field that says something else. */
export const comparisonLines = (
  changes: readonly Change[],
  around: Surroundings,
  language: Language,
): readonly string[] =>
  changes.flatMap((change) => {
    if (change.kind === "added") return [`+ ${nameOf(change.row, around, language)}`];
    if (change.kind === "removed") return [`- ${nameOf(change.row, around, language)}`];
    const { row, fields, before, after } = change;
    const said = (part: object, field: (typeof fields)[number]): string =>
      cellOf(part, field, around, language) || nothing[language];
    return [
      `~ ${nameOf(row, around, language)}`,
      ...fields.map(
        (field) => `    ${columns[field][language]}: ${said(before, field)} → ${said(after, field)}`,
      ),
    ];
  });

const nameOf = (row: Named, around: Surroundings, language: Language): string => {
  const handling = cellOf(row, "handling", around, language);
  const sources = cellOf(row, "sources", around, language);
  const where = [
    handling && `${columns.handling[language]} ${handling}`,
    sources && `${columns.sources[language]} ${sources}`,
  ].filter(Boolean);
  return `${row.title} ${row.matter}${where.length > 0 ? ` (${where.join(", ")})` : ""}`;
};
