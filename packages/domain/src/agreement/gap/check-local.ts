import { checkBounds, checkRow, type DraftSurroundings, lawBounds } from "../life/check-draft.ts";
import type { Finding } from "../life/finding.ts";
import type { MatterListRow } from "../matter-list.ts";
import type { LocalLimits } from "./local-standard.ts";

/** What is wrong with rows, and with limits, that a region says to give its own applicants; law binds it as well. */
export const checkLocal = (
  rows: readonly MatterListRow[],
  limits: LocalLimits | undefined,
  around: Pick<DraftSurroundings, "matters" | "formFaults">,
): readonly Finding[] => [
  ...rows.flatMap((row) => checkRow(row, around)),
  ...(limits
    ? checkBounds([
        ["notice-over-law", limits.notice, lawBounds.notice],
        ["delivery-over-law", limits.delivery, lawBounds.delivery],
      ])
    : []),
];
