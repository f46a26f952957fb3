import type { matterListOperations } from "@tongban/contract";
import { rowName } from "@tongban/domain";
import type { Returned } from "@tongban/sdk/client";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import { useVisibleRows } from "../../list/use-visible-rows.ts";
import { limitText } from "../../time/limit-text.ts";

type Row = Returned<typeof matterListOperations.listDraftRows>["rows"][number];

/** px; every row is as high, so that only those in view are drawn. */
const ROW_HEIGHT = 60;
const COLUMNS = 7;

/** Rows of a matter list; of a long one only those in view are drawn. */
export const RowTable = ({ rows, mark }: { readonly rows: readonly Row[]; readonly mark: string | null }) => {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const { from, to } = useVisibleRows(box, ROW_HEIGHT, rows.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="list-rows" ref={box} tabIndex={0} aria-label={t("agreements.entries")}>
      <table className="table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t("live.matter")}</th>
            <th scope="col">{t("cases.region")}</th>
            <th scope="col">{t("cases.source")}</th>
            <th scope="col">{t("agreements.modes")}</th>
            <th scope="col">{t("case.promised")}</th>
            <th scope="col">{t("case.statutory")}</th>
            <th scope="col">{t("agreements.materials")}</th>
          </tr>
        </thead>
        <tbody>
          <Gap rows={from} />
          {rows.slice(from, to).map((row, n) => (
            <RowLine key={rowName(row)} row={row} index={from + n + 2} marked={rowName(row) === mark} />
          ))}
          <Gap rows={rows.length - to} />
        </tbody>
      </table>
    </section>
  );
};

/** Room for rows that are not drawn. */
const Gap = ({ rows }: { readonly rows: number }) =>
  rows > 0 ? (
    <tr>
      <td colSpan={COLUMNS} style={{ height: rows * ROW_HEIGHT, padding: 0, border: 0 }} />
    </tr>
  ) : null;

type RowLineProps = { readonly row: Row; readonly index: number; readonly marked: boolean };

const RowLine = ({ row, index, marked }: RowLineProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const comma = t("punctuation.comma");
  const every = t("editor.check.every");
  return (
    <tr aria-rowindex={index} className={marked ? "list-row-marked" : ""} style={{ height: ROW_HEIGHT }}>
      <th scope="row">
        <Cell text={row.title} />
      </th>
      {[
        row.handling === undefined ? every : names.region(row.handling),
        row.sources === undefined ? every : row.sources.map(names.region).join(comma),
        row.modes.map((mode) => t(`mode.${mode}`)).join(comma),
        limitText(t, row.promised),
        limitText(t, row.statutory ?? null),
        row.materials.map(({ title }) => title).join(comma),
      ].map((text, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their order
        <td key={column}>
          <Cell text={text} />
        </td>
      ))}
    </tr>
  );
};

/** A text of two lines at most; all of it stands in its title. */
const Cell = ({ text }: { readonly text: string }) => (
  <span className="list-cell" title={text}>
    {text}
  </span>
);
