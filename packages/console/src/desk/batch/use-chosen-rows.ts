import { BATCH_CASES } from "@tongban/contract";
import { useCallback, useState } from "react";
import type { CaseRow } from "../../api/wire.ts";

/** So many cases are worked on at once: as many as the contract takes. */
export const MOST_CHOSEN = BATCH_CASES;

/** The rows of a list that are marked, as they were when they were: a case that moves on since is not given away unseen. */
export type ChosenRows = {
  readonly rows: readonly CaseRow[];
  readonly has: (id: string) => boolean;
  readonly toggle: (row: CaseRow) => void;
  readonly keep: (ids: ReadonlySet<string>) => void;
};

/** Marks rows, {@link MOST_CHOSEN} at most. */
export const useChosenRows = (): ChosenRows => {
  const [rows, setRows] = useState<readonly CaseRow[]>([]);
  const toggle = useCallback(
    (row: CaseRow) =>
      setRows((before) => {
        const without = before.filter(({ caseId }) => caseId !== row.caseId);
        if (without.length < before.length) return without;
        return before.length < MOST_CHOSEN ? [...before, row] : before;
      }),
    [],
  );
  const keep = useCallback(
    (ids: ReadonlySet<string>) => setRows((before) => before.filter(({ caseId }) => ids.has(caseId))),
    [],
  );
  return { rows, has: (id) => rows.some(({ caseId }) => caseId === id), toggle, keep };
};
