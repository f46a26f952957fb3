import type { ApplicationProblem } from "@tongban/contract";
import type { DropTotals, RowOutcome, RowProblem } from "./drop-report.ts";
import { rowProblems } from "./drop-report.ts";
import type { ReadApplication } from "./read-application.ts";

/** A row by its number and the partner's own reference. */
export type RowName = Pick<RowOutcome, "row" | "externalRef">;

const nothing = { caseId: null, queryCode: null, receivedAt: null };

/** A row that became a case, or was one already; `problems` are of files that it names. */
export const acceptedRow = (
  { row, externalRef }: RowName,
  kase: { readonly caseId: string; readonly queryCode: string; readonly receivedAt: string },
  problems: readonly RowProblem[] = [],
): RowOutcome => ({ row, externalRef, outcome: "accepted", ...kase, problems });

/** A row that nothing comes of until it is mended. */
export const refusedRow = ({ row, externalRef }: RowName, problems: readonly RowProblem[]): RowOutcome => ({
  row,
  externalRef,
  outcome: "refused",
  ...nothing,
  problems,
});

/** A row that was not tried to the end: the same sheet given again goes on with it. */
export const failedRow = ({ row, externalRef }: RowName, code: string, problem: string): RowOutcome => ({
  row,
  externalRef,
  outcome: "failed",
  ...nothing,
  problems: [{ column: null, code, problem }],
});

/** What problems of an application say of the cells of its row. */
export const problemsInRow = (
  problems: readonly ApplicationProblem[],
  { columnOf }: Pick<ReadApplication, "columnOf">,
): readonly RowProblem[] => problems.flatMap((one) => rowProblems(one, columnOf));

/** How many rows came to what. */
export const totalsOf = (outcomes: readonly RowOutcome[]): DropTotals => {
  const count = (asked: RowOutcome["outcome"]) => outcomes.filter(({ outcome }) => outcome === asked).length;
  return {
    rows: outcomes.length,
    accepted: count("accepted"),
    refused: count("refused"),
    failed: count("failed"),
  };
};
