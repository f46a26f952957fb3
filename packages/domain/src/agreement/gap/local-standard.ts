import type { RegionCode } from "../../identifiers/region-code.ts";
import { type Refusal, refusal } from "../../refusal.ts";
import type { Standard } from "../agreement.ts";
import type { ListReference } from "../life/agreement-life.ts";
import { type MatterListRow, rowName } from "../matter-list.ts";

/** The times of a standard that a region may promise its own applicants as well. */
export type LocalLimits = Pick<Standard, "notice" | "supplement" | "delivery">;

/** What a region gives its own applicants (本地办理标准): a list with a row for each matter, and its limits. */
export type LocalStandard = {
  readonly region: RegionCode;
  readonly list: ListReference;
  /** Absent: the region does not say. */
  readonly limits?: LocalLimits;
};

/** Rows that a refusal names at most. */
const NAMED = 20;

/**
 * The rows of a region's own list: each speaks of a matter as this region handles it for its own applicants, so a row
 * that names the region stands as one that names none. One of another region, or for some sources, is `row-not-local`.
 */
export const localRows = (
  region: RegionCode,
  rows: readonly MatterListRow[],
): { readonly kind: "rows"; readonly rows: readonly MatterListRow[] } | Refusal => {
  const foreign = rows.filter(
    ({ handling, sources }) => (handling !== undefined && handling !== region) || sources !== undefined,
  );
  if (foreign.length > 0)
    return refusal("row-not-local", { region, rows: foreign.slice(0, NAMED).map(rowName) });
  return { kind: "rows", rows: rows.map(({ handling: _own, ...row }) => row) };
};
