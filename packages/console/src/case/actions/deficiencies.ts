import type { Marks } from "../../api/material-queries.ts";
import { type FieldValues, textOf } from "./action-entry.ts";

const FIELD = /^(?:material|problem)-(\d+)$/;

/** How many rows the fields of a supplement have: up to the last one with text in it. */
export const rowsIn = (fields: FieldValues): number =>
  Object.keys(fields).reduce((rows, name) => {
    const [, row] = FIELD.exec(name) ?? [];
    return row === undefined || textOf(fields, name).trim() === "" ? rows : Math.max(rows, Number(row) + 1);
  }, 0);

/** What the fields hold once a row is taken out: those below it move up, and the last one is left empty. */
export const withoutRow = (
  fields: FieldValues,
  gone: number,
  rows: number,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: rows - gone }, (_, i) => gone + i).flatMap((row) =>
      ["material", "problem"].map(
        (name) => [`${name}-${row}`, textOf(fields, `${name}-${row + 1}`)] as const,
      ),
    ),
  );

/** What is missing as the broker takes it; rows without anything in them are left out. */
export const deficienciesOf = (fields: FieldValues) => ({
  deficiencies: Array.from({ length: rowsIn(fields) }, (_, row) => ({
    material: textOf(fields, `material-${row}`),
    problem: textOf(fields, `problem-${row}`),
  })).filter(({ material }) => material.trim() !== ""),
});

type Deficiency = { readonly material: string; readonly problem: string };

/** As many as one notice takes. */
export const MOST_DEFICIENCIES = 20;

/**
 * What an examination found missing or wrong, as a notice says it; of a second notice only what the first one named
 * (一次性告知).
 */
export const deficienciesMarked = (
  marks: Marks["marks"],
  missingText: string,
  told?: readonly string[],
): readonly Deficiency[] =>
  marks
    .filter(({ mark, material }) => mark !== "complete" && (told?.includes(material) ?? true))
    .map(({ material, problem }) => ({ material, problem: problem ?? missingText }))
    .slice(0, MOST_DEFICIENCIES);

/** The fields of the rows that say these deficiencies. */
export const fieldsOf = (deficiencies: readonly Deficiency[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    deficiencies.flatMap(({ material, problem }, row) => [
      [`material-${row}`, material],
      [`problem-${row}`, problem],
    ]),
  );
