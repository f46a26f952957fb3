import { useEffect, useMemo, useRef, useState } from "react";
import { type HeldList, type HeldRow, takeUp } from "./hold-order.ts";

/** A list that keeps still while it is in use, and the handlers that tell. */
export type HeldListState<T> = HeldList<T> & {
  /** Shows everything in its present order, held or not. */
  readonly letGo: () => void;
  readonly handlers: {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
};

/** Holds the order of rows while the pointer or the keyboard is in the list; `scope` names what is listed. */
export const useHeldList = <T>(
  fresh: readonly T[],
  idOf: (row: T) => string,
  scope: string,
): HeldListState<T> => {
  const [pointer, setPointer] = useState(false);
  const [focus, setFocus] = useState(false);
  const [released, setReleased] = useState(0);
  const shown = useRef<{ scope: string; released: number; rows: readonly HeldRow<T>[] }>({
    scope: "",
    released: 0,
    rows: [],
  });
  const held = pointer || focus;
  const list = useMemo(() => {
    const same = shown.current.scope === scope && shown.current.released === released;
    return takeUp(same ? shown.current.rows : [], fresh, idOf, held);
  }, [fresh, idOf, held, scope, released]);
  useEffect(() => {
    shown.current = { scope, released, rows: list.rows };
  }, [list, scope, released]);
  return {
    ...list,
    letGo: () => setReleased((count) => count + 1),
    handlers: {
      onPointerEnter: () => setPointer(true),
      onPointerLeave: () => setPointer(false),
      onFocus: () => setFocus(true),
      onBlur: () => setFocus(false),
    },
  };
};
