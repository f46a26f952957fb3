import type { UseQueryResult } from "@tanstack/react-query";
import type { WholeList } from "@tongban/sdk/list";
import { useMemo, useState } from "react";
import { rowsIn } from "../../api/list-queries.ts";
import { conflictsIn, rebased } from "../edits.ts";
import { editedRows, type ListEdits, noEdits, rowsByName } from "./list-edits.ts";

/** Steps that can be undone. */
const STEPS = 200;

/** What was done to the rows of a list and not saved, step by step. */
export const useListSteps = () => {
  const [steps, setSteps] = useState<readonly ListEdits[]>([noEdits]);
  return { steps, setSteps, done: steps.at(-1) ?? noEdits };
};

/** A list with what was done to its rows and not saved; over what anybody else saved meanwhile. */
export const useListEdits = (
  list: UseQueryResult<WholeList>,
  { steps, setSteps, done }: ReturnType<typeof useListSteps>,
) => {
  const saved = useMemo(() => rowsByName(rowsIn(list.data)), [list.data]);
  const edits = useMemo(() => (list.data ? rebased(saved, done) : done), [list.data, saved, done]);
  const rows = useMemo(() => editedRows(saved, edits), [saved, edits]);
  const conflicts = useMemo(() => conflictsIn(saved, edits), [saved, edits]);
  return {
    list,
    saved,
    edits,
    rows,
    conflicts,
    /** Whether what is there is the list that the agreement has by now. */
    current: list.data !== undefined && !list.isPlaceholderData,
    take: (next: ListEdits) => setSteps((before) => [...before, next].slice(-STEPS)),
    canUndo: steps.length > 1,
    undo: () => setSteps((before) => (before.length > 1 ? before.slice(0, -1) : before)),
    forget: () => setSteps([noEdits]),
  };
};

/** What {@link useListEdits} gives. */
export type EditedList = ReturnType<typeof useListEdits>;
