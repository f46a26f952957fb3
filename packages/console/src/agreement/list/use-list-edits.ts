import { useMemo, useState } from "react";
import { type ListPlace, rowsIn, useWholeList } from "../../api/list-queries.ts";
import { conflictsIn, rebased } from "../edits.ts";
import { editedRows, type ListEdits, noEdits, rowsByName } from "./list-edits.ts";

/** Steps that can be undone. */
const STEPS = 200;

/** A list with what was done to its rows and not saved, step by step; over what anybody else saved meanwhile. */
export const useListEdits = (place: ListPlace, wanted: boolean) => {
  const [steps, setSteps] = useState<readonly ListEdits[]>([noEdits]);
  const done = steps.at(-1) ?? noEdits;
  const list = useWholeList(place, wanted || done.size > 0);
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
