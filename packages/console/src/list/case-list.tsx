import type { Instant, ShownColumn } from "@tongban/domain";
import { useEffect, useRef, useState } from "react";
import type { NameOf } from "../api/name-of.ts";
import type { CaseRow } from "../api/wire.ts";
import { useShortcuts } from "../shell/keyboard/use-shortcuts.ts";
import { CaseListRow, mayClaim, type RowDetail } from "./case-list-row.tsx";
import type { HeldRow } from "./hold-order.ts";
import { type ListPlace, usualColumns } from "./list-columns.tsx";
import { ListHead } from "./list-head.tsx";
import { useListPlace } from "./use-list-place.ts";
import type { Sorting } from "./use-sorted-list.ts";
import { useVisibleRows } from "./use-visible-rows.ts";
import { scrollToRow } from "./visible-rows.ts";

/** px; the same as in list.css. */
const ROW_HEIGHT = 64;
/** px; the head stays in view and covers rows. */
const HEAD_HEIGHT = 40;

type CaseListProps = {
  readonly label: string;
  readonly rows: readonly HeldRow<CaseRow>[];
  /** The other region of each case that is shown: where it came from, or where it is handled. */
  readonly place?: ListPlace;
  /** The columns beside when a case is due and which one it is; absent: the usual ones. */
  readonly columns?: readonly ShownColumn[];
  /** How it is sorted; absent: it cannot be, because it is not here as a whole. */
  readonly sorting?: Sorting | undefined;
  readonly nameOf: NameOf;
  readonly now: Instant;
  /** Offers to claim, by button and by key; absent: rows can only be opened. */
  readonly onClaim?: (row: CaseRow) => void;
  readonly detail?: RowDetail;
  /** Which rows are marked, and how to mark one, by box and by key; absent: none can be. */
  readonly marks?: { readonly has: (id: string) => boolean; readonly toggle: (row: CaseRow) => void };
  /** Called as the end comes near; the caller loads more if there is more. */
  readonly onNearEnd?: () => void;
};

/** Cases as rows of one height, of which only those in view are drawn: thousands scroll smoothly. */
export const CaseList = ({
  label,
  rows,
  place = "source",
  columns = usualColumns,
  sorting,
  nameOf,
  now,
  onClaim,
  detail = "holder",
  marks,
  onNearEnd,
}: CaseListProps) => {
  const box = useRef<HTMLDivElement>(null);
  const [start, keepPlace] = useListPlace();
  const toFocus = useRef(start.chosen);
  const [chosen, setChosen] = useState(start.chosen);
  const { from, to } = useVisibleRows(box, ROW_HEIGHT, rows.length);

  const choose = (index: number): void => {
    const next = rows[Math.max(0, Math.min(index, rows.length - 1))];
    const element = box.current;
    if (!next || !element) return;
    setChosen(next.id);
    toFocus.current = next.id;
    element.scrollTop = scrollToRow(
      rows.indexOf(next),
      element.scrollTop,
      element.clientHeight - HEAD_HEIGHT,
      ROW_HEIGHT,
    );
  };
  const at = rows.findIndex((one) => one.id === chosen);
  useShortcuts({
    j: () => choose(at + 1),
    k: () => choose(at === -1 ? 0 : at - 1),
    c: () => {
      const one = rows[at];
      if (one && !one.gone && mayClaim(one.row)) onClaim?.(one.row);
    },
    m: () => {
      const one = rows[at];
      if (one && !one.gone) marks?.toggle(one.row);
    },
  });
  useEffect(() => {
    if (start.scrollTop !== undefined && box.current) box.current.scrollTop = start.scrollTop;
    if (someoneElseHasFocus(box.current)) toFocus.current = undefined;
  }, [start]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onScroll = (): void => keepPlace({ scrollTop: element.scrollTop });
    const onFocus = ({ target }: FocusEvent): void => {
      const row = target instanceof Element ? target.closest<HTMLElement>("[data-case]") : null;
      const id = row?.dataset["case"];
      if (id === undefined) return;
      setChosen(id);
      keepPlace({ chosen: id });
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    element.addEventListener("focusin", onFocus);
    return () => {
      element.removeEventListener("scroll", onScroll);
      element.removeEventListener("focusin", onFocus);
    };
  }, [keepPlace]);
  // A row that was out of view is drawn only after the scrolling; then it takes the keyboard.
  useEffect(() => {
    if (toFocus.current === undefined) return;
    const link = box.current?.querySelector<HTMLElement>(`[data-case="${toFocus.current}"] a`);
    if (!link) return;
    link.focus({ preventScroll: true });
    toFocus.current = undefined;
  });
  useEffect(() => {
    if (to > rows.length - 20) onNearEnd?.();
  }, [to, rows.length, onNearEnd]);

  return (
    <div className="case-list" ref={box}>
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <ListHead
          place={place}
          columns={columns}
          detail={detail}
          sorting={sorting}
          acts={onClaim !== undefined}
        />
        <Gap rows={from} />
        <tbody>
          {rows.slice(from, to).map((one, offset) => (
            <CaseListRow
              key={one.id}
              held={one}
              index={from + offset}
              chosen={one.id === chosen}
              place={place}
              columns={columns}
              nameOf={nameOf}
              now={now}
              detail={detail}
              onClaim={onClaim}
              marked={marks?.has(one.id) ?? false}
              onMark={marks?.toggle}
            />
          ))}
        </tbody>
        <Gap rows={Math.max(0, rows.length - to)} />
      </table>
    </div>
  );
};

/** Whether the keyboard is where a list that was come back to must not take it from: neither in it nor at the heading. */
const someoneElseHasFocus = (list: Element | null): boolean => {
  const active = document.activeElement;
  return (
    active !== null && active !== document.body && active.tagName !== "H1" && list?.contains(active) !== true
  );
};

/** Stands for rows that are out of view. */
const Gap = ({ rows }: { readonly rows: number }) =>
  rows === 0 ? null : <tbody className="case-gap" style={{ height: rows * ROW_HEIGHT }} />;
