import { type RefObject, useEffect, useState } from "react";
import { type RowRange, visibleRows } from "./visible-rows.ts";

/** The rows of a scrolling box that are in view; draws anew only when that range changes. */
export const useVisibleRows = (
  box: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): RowRange => {
  const [range, setRange] = useState<RowRange>({ from: 0, to: Math.min(count, 30) });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = (): void => {
      const next = visibleRows(element.scrollTop, element.clientHeight, rowHeight, count);
      setRange((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [box, rowHeight, count]);
  return range;
};
