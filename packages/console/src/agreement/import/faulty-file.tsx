import type { Language } from "@tongban/contract";
import type { CellFault, ListReport } from "@tongban/sheet";
import { lettersOf } from "@tongban/sheet/cells";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useVisibleRows } from "../../list/use-visible-rows.ts";
import { scrollToRow } from "../../list/visible-rows.ts";
import { saveFile } from "../../service-level/save-file.ts";
import { ROW_HEIGHT, RowGap } from "../list/row-gap.tsx";

/** px; the heads stay in view and cover rows. */
const HEAD_HEIGHT = 40;

type FaultyFileProps = { readonly file: string; readonly report: ListReport; readonly language: Language };

/** Every bad cell of a file with its row, column, reason and how to mend it, beside the rows as the file has them. */
export const FaultyFile = ({ file, report, language }: FaultyFileProps) => {
  const { t } = useTranslation();
  const [at, setAt] = useState<CellFault>();
  const download = async (): Promise<void> => {
    const { reportCsv } = await import("@tongban/sheet");
    saveFile(
      `${file.replace(/\.\w+$/, "")}-report.csv`,
      reportCsv(report, language),
      "text/csv;charset=utf-8",
    );
  };
  return (
    <>
      <p className="panel-head">
        <span className="faint">{t("listEditor.import.again")}</span>
        <Button onClick={() => void download()}>{t("listEditor.import.report")}</Button>
      </p>
      <div className="import-split">
        <FaultTable faults={report.faults} at={at} language={language} onChoose={setAt} />
        <LineTable report={report} at={at} language={language} />
      </div>
    </>
  );
};

const cellName = ({ row, column }: Pick<CellFault, "row" | "column">) => `${lettersOf(column)}${row}`;

type FaultTableProps = {
  readonly faults: readonly CellFault[];
  readonly at: CellFault | undefined;
  readonly language: Language;
  readonly onChoose: (fault: CellFault) => void;
};

const FaultTable = ({ faults, at, language, onChoose }: FaultTableProps) => {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const { from, to } = useVisibleRows(box, ROW_HEIGHT, faults.length);
  return (
    <section className="list-rows fault-rows" ref={box} aria-label={t("listEditor.import.faultsOf")}>
      <table className="table" aria-rowcount={faults.length + 1}>
        <thead>
          <tr>
            <th scope="col">{t("listEditor.import.cell")}</th>
            <th scope="col">{t("listEditor.import.problem")}</th>
          </tr>
        </thead>
        <tbody>
          <RowGap rows={from} columns={2} />
          {faults.slice(from, to).map((fault, n) => (
            <tr
              key={`${cellName(fault)} ${fault.said.en}`}
              aria-rowindex={from + n + 2}
              className={fault === at ? "list-row-marked" : ""}
              style={{ height: ROW_HEIGHT }}
            >
              <th scope="row">
                <button type="button" className="row-open" onClick={() => onChoose(fault)}>
                  <span className="list-cell">{`${cellName(fault)} ${fault.heading}`}</span>
                </button>
              </th>
              <td>
                <span className="list-cell" title={fault.said[language]}>
                  {fault.text === "" ? null : <q>{fault.text}</q>}
                  {fault.text === "" ? null : t("punctuation.colon")}
                  {fault.said[language]}
                </span>
              </td>
            </tr>
          ))}
          <RowGap rows={faults.length - to} columns={2} />
        </tbody>
      </table>
    </section>
  );
};

type LineTableProps = {
  readonly report: ListReport;
  readonly at: CellFault | undefined;
  readonly language: Language;
};

/** Rows of the file that have something wrong, each bad cell marked. */
const LineTable = ({ report: { headings, lines, faults }, at, language }: LineTableProps) => {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const rows = [...lines].filter(([number]) => number > 1);
  const { from, to } = useVisibleRows(box, ROW_HEIGHT, rows.length);
  const said = new Map(faults.map((fault) => [cellName(fault), fault]));
  // A column that is missing stands behind the last one.
  const columns = Math.max(headings.length, ...faults.map(({ column }) => column));
  const index = rows.findIndex(([number]) => number === at?.row);
  useEffect(() => {
    const element = box.current;
    if (!element || !at) return;
    if (index >= 0)
      element.scrollTop = scrollToRow(
        index,
        element.scrollTop,
        element.clientHeight - HEAD_HEIGHT,
        ROW_HEIGHT,
      );
    const cell = element.querySelector<HTMLElement>(`thead [data-column="${at.column}"]`);
    if (cell) element.scrollLeft = cell.offsetLeft - element.clientWidth / 2;
  }, [index, at]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="list-rows" ref={box} tabIndex={0} aria-label={t("listEditor.import.linesOf")}>
      <table className="table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col" className="line-number">
              {t("listEditor.import.row")}
            </th>
            {Array.from({ length: columns }, (_, column) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have nothing else to be told apart by
                key={column}
                scope="col"
                data-column={column + 1}
                className={said.has(cellName({ row: 1, column: column + 1 })) ? "cell-wrong" : ""}
              >
                {`${lettersOf(column + 1)} ${headings[column] ?? ""}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <RowGap rows={from} columns={columns + 1} />
          {rows.slice(from, to).map(([number, cells], n) => (
            <tr
              key={number}
              aria-rowindex={from + n + 2}
              className={number === at?.row ? "list-row-marked" : ""}
              style={{ height: ROW_HEIGHT }}
            >
              <th scope="row" className="line-number number">
                {number}
              </th>
              {Array.from({ length: columns }, (_, column) => {
                const fault = said.get(cellName({ row: number, column: column + 1 }));
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have nothing else to be told apart by
                    key={column}
                    className={fault ? "cell-wrong" : ""}
                    title={fault?.said[language]}
                  >
                    <span className="list-cell">{cells[column] ?? ""}</span>
                  </td>
                );
              })}
            </tr>
          ))}
          <RowGap rows={rows.length - to} columns={columns + 1} />
        </tbody>
      </table>
    </section>
  );
};
