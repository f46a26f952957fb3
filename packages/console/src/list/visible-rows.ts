/** The rows to draw, first and last exclusive. */
export type RowRange = { readonly from: number; readonly to: number };

/** Rows drawn beyond each edge, so that scrolling shows no gap. */
const MARGIN = 8;

/** Which rows of fixed height lie in view; all in px. */
export const visibleRows = (
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
): RowRange => {
  const first = Math.floor(scrollTop / rowHeight) - MARGIN;
  const last = Math.ceil((scrollTop + height) / rowHeight) + MARGIN;
  return { from: Math.max(0, Math.min(first, count)), to: Math.max(0, Math.min(last, count)) };
};

/** Where to scroll so that a row lies in view, moving as little as possible; px. */
export const scrollToRow = (index: number, scrollTop: number, height: number, rowHeight: number): number => {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
};
