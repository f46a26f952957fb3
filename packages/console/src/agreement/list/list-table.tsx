import { findingWords } from "@tongban/contract";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import type { Finding } from "../../api/wire.ts";
import { useVisibleRows } from "../../list/use-visible-rows.ts";
import { scrollToRow } from "../../list/visible-rows.ts";
import { limitText } from "../../time/limit-text.ts";
import type { EditedRow } from "./list-edits.ts";
import { ROW_HEIGHT, RowGap } from "./row-gap.tsx";

/** px; the head stays in view and covers rows. */
const HEAD_HEIGHT = 40;
/** Columns of every list, and those that tell where a row counts. */
const COLUMNS = 5;
const PLACE_COLUMNS = 2;

type ListTableProps = {
  readonly rows: readonly EditedRow[];
  readonly found: ReadonlyMap<string, readonly Finding[]>;
  readonly conflicts: ReadonlySet<string>;
  /** The row that the keyboard is at, and the one that is open. */
  readonly at: string | undefined;
  readonly open: string | undefined;
  readonly disabled: boolean;
  /** Whether rows count for some handling regions or sources alone. */
  readonly placed: boolean;
  readonly onMove: (name: string) => void;
  readonly onOpen: (row: EditedRow) => void;
  readonly onRemove: (row: EditedRow) => void;
};

/** How far a key moves, in rows; nothing where it moves nowhere. */
const moves: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Rows of a matter list; of a long one only those in view are drawn. Arrows move, Enter opens, Delete takes off. */
export const ListTable = (props: ListTableProps) => {
  const { rows, at, open, disabled, placed, onMove, onRemove } = props;
  const columns = COLUMNS + (placed ? PLACE_COLUMNS : 0);
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const toFocus = useRef<string>(undefined);
  const { from, to } = useVisibleRows(box, ROW_HEIGHT, rows.length);
  const index = rows.findIndex(({ name }) => name === at);
  useEffect(() => {
    if (toFocus.current === undefined) return;
    const button = box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(toFocus.current)}"]`);
    if (!button) return;
    button.focus({ preventScroll: true });
    toFocus.current = undefined;
  });
  // The row that is pointed at from elsewhere comes into view.
  useEffect(() => {
    const element = box.current;
    if (!element || index < 0) return;
    const height = element.clientHeight - HEAD_HEIGHT;
    element.scrollTop = scrollToRow(index, element.scrollTop, height, ROW_HEIGHT);
  }, [index]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = moves[event.key];
    const row = rows[index];
    if (event.key === "Delete" && row && !disabled) {
      event.preventDefault();
      onRemove(row);
    }
    if (step === undefined) return;
    event.preventDefault();
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + step))];
    if (!next) return;
    toFocus.current = next.name;
    onMove(next.name);
  };
  return (
    <section className="list-rows" ref={box} aria-label={t("listEditor.of")}>
      <table className="table" aria-rowcount={rows.length + 1} onKeyDown={onKeyDown}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t("listEditor.matter")}</th>
            {placed ? <th scope="col">{t("listEditor.handling")}</th> : null}
            {placed ? <th scope="col">{t("cases.source")}</th> : null}
            <th scope="col">{t("agreements.modes")}</th>
            <th scope="col">{t("listEditor.limits")}</th>
            <th scope="col">{t("listEditor.materials")}</th>
            <th scope="col">{t("listEditor.check")}</th>
          </tr>
        </thead>
        <tbody>
          <RowGap rows={from} columns={columns} />
          {rows.slice(from, to).map((row, n) => (
            <RowLine
              key={row.name}
              {...props}
              edited={row}
              index={from + n + 2}
              isTabStop={row.name === at || (index < 0 && from + n === 0)}
              isOpen={row.name === open}
            />
          ))}
          <RowGap rows={rows.length - to} columns={columns} />
        </tbody>
      </table>
    </section>
  );
};

type RowLineProps = ListTableProps & {
  readonly edited: EditedRow;
  readonly index: number;
  readonly isTabStop: boolean;
  readonly isOpen: boolean;
};

const RowLine = ({ edited, index, isTabStop, isOpen, ...props }: RowLineProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const { name, row, state } = edited;
  const comma = t("punctuation.comma");
  const every = t("editor.check.every");
  const title = t(props.disabled ? "listEditor.view" : "listEditor.open", { title: row.title });
  return (
    <tr
      aria-rowindex={index}
      className={`list-row-${state} ${isOpen ? "list-row-marked" : ""}`}
      style={{ height: ROW_HEIGHT }}
    >
      <th scope="row">
        <button
          type="button"
          className="row-open"
          data-row={name}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={title}
          aria-current={isOpen ? "true" : undefined}
          onFocus={() => props.onMove(name)}
          onClick={() => props.onOpen(edited)}
        >
          <span className="list-cell" title={row.title}>
            {row.title}
          </span>
        </button>
      </th>
      {[
        ...(props.placed
          ? [
              row.handling === undefined ? every : names.region(row.handling),
              row.sources === undefined ? every : row.sources.map(names.region).join(comma),
            ]
          : []),
        row.modes.map((mode) => t(`mode.${mode}`)).join(comma),
        `${limitText(t, row.promised)} / ${limitText(t, row.statutory ?? null)}`,
        row.materials.map((material) => material.title).join(comma),
      ].map((text, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their order
        <td key={column}>
          <span className="list-cell" title={text}>
            {text}
          </span>
        </td>
      ))}
      <td>
        <Marks edited={edited} found={props.found.get(name)} conflict={props.conflicts.has(name)} />
      </td>
    </tr>
  );
};

type MarksProps = {
  readonly edited: EditedRow;
  readonly found: readonly Finding[] | undefined;
  readonly conflict: boolean;
};

/** What was done to a row, and what a check found in it. */
const Marks = ({ edited: { state }, found = [], conflict }: MarksProps) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "zh";
  const worst = found.some(({ severity }) => severity === "error") ? "level-red" : "level-yellow";
  return (
    <span className="row-marks">
      {conflict ? <span className="status-mark level-red">{t("listEditor.marks.conflict")}</span> : null}
      {state === "saved" ? null : (
        <span className="status-mark level-orange">{t(`listEditor.marks.${state}`)}</span>
      )}
      {found.length === 0 ? null : (
        <span
          className={`status-mark ${worst}`}
          title={found.map(({ code }) => findingWords[code][language]).join("; ")}
        >
          {t("listEditor.findings", { count: found.length })}
        </span>
      )}
    </span>
  );
};
