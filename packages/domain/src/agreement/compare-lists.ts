import { canonicalJson } from "../proof/canonical-json.ts";
import { byRowName, type MatterListRow, type RowKey, rowName } from "./matter-list.ts";

/** What a row says beside its key, in the order in which people read it. */
export const rowFields = [
  "title",
  "kind",
  "caseType",
  "modes",
  "applicants",
  "statutory",
  "promised",
  "extension",
  "basicCode",
  "materials",
  "form",
  "legalBasis",
  "conditions",
  "fee",
  "phone",
  "delivery",
  "review",
  "inspection",
  "parts",
] as const satisfies readonly Exclude<keyof MatterListRow, keyof RowKey>[];

/** One of {@link rowFields}. */
export type RowField = (typeof rowFields)[number];

/** How a row differs between two lists; `fields` are those that say something else, or only in one of them. */
export type RowChange =
  | { readonly kind: "added"; readonly row: MatterListRow }
  | { readonly kind: "removed"; readonly row: MatterListRow }
  | {
      readonly kind: "changed";
      readonly before: MatterListRow;
      readonly after: MatterListRow;
      readonly fields: readonly RowField[];
    };

/** Every row that differs between two lists, by the row's name. */
export const compareLists = (
  before: readonly MatterListRow[],
  after: readonly MatterListRow[],
): readonly RowChange[] => {
  const was = new Map(before.map((row) => [rowName(row), row]));
  const is = new Map(after.map((row) => [rowName(row), row]));
  const removed = before.filter((row) => !is.has(rowName(row)));
  return [
    ...after.flatMap((row) => changeOf(was.get(rowName(row)), row)),
    ...removed.map((row): RowChange => ({ kind: "removed", row })),
  ].sort((a, b) => byRowName(keyOf(a), keyOf(b)));
};

const changeOf = (before: MatterListRow | undefined, after: MatterListRow): readonly RowChange[] => {
  if (!before) return [{ kind: "added", row: after }];
  const fields = rowFields.filter((field) => !saysTheSame(before[field], after[field]));
  return fields.length === 0 ? [] : [{ kind: "changed", before, after, fields }];
};

/** Modes, applicants and delivery ways are sets; no review is the same as none said. */
const saysTheSame = (a: MatterListRow[RowField], b: MatterListRow[RowField]): boolean =>
  canonicalJson([meantBy(a)]) === canonicalJson([meantBy(b)]);

const meantBy = (value: unknown): unknown => {
  if (value === false) return undefined;
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value.toSorted() : value;
};

/** The key of the row that a change is about. */
export const keyOf = (change: RowChange): RowKey => (change.kind === "changed" ? change.after : change.row);
