import { listColumns, listViewBounds, type ShownColumn } from "@tongban/domain";
import { Button, Checkbox, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { caseColumns, type ListPlace } from "../list-columns.tsx";

type ColumnLinesProps = {
  readonly columns: readonly ShownColumn[];
  readonly place: ListPlace;
  readonly onColumns: (columns: readonly ShownColumn[]) => void;
};

const { least, most } = listViewBounds.columnPixels;

/** Which columns a list shows, in which order and how wide; what is not shown stands below. */
export const ColumnLines = ({ columns, place, onColumns }: ColumnLinesProps) => {
  const { t } = useTranslation();
  const hidden = listColumns.filter((column) => columns.every((one) => one.column !== column));
  const swap = (n: number) =>
    onColumns(columns.map((one, i) => (i === n ? columns[n + 1] : i === n + 1 ? columns[n] : one) ?? one));
  return (
    <div>
      {columns.map((one, n) => {
        const label = caseColumns[one.column].label(t, place);
        return (
          <div key={one.column} className="column-line">
            <Checkbox checked onChange={() => onColumns(columns.filter((other) => other !== one))}>
              {label}
            </Checkbox>
            <InputNumber
              aria-label={t("lists.width", { column: label })}
              min={least}
              max={most}
              step={8}
              precision={0}
              placeholder={String(caseColumns[one.column].pixels ?? "")}
              value={one.pixels ?? null}
              onChange={(pixels) =>
                onColumns(
                  columns.map((other) =>
                    other === one ? { column: one.column, ...(pixels === null ? {} : { pixels }) } : other,
                  ),
                )
              }
            />
            <Button
              size="small"
              disabled={n === 0}
              aria-label={t("lists.earlier", { column: label })}
              onClick={() => swap(n - 1)}
            >
              ↑
            </Button>
            <Button
              size="small"
              disabled={n === columns.length - 1}
              aria-label={t("lists.later", { column: label })}
              onClick={() => swap(n)}
            >
              ↓
            </Button>
          </div>
        );
      })}
      {hidden.map((column) => (
        <div key={column} className="column-line">
          <Checkbox checked={false} onChange={() => onColumns([...columns, { column }])}>
            {caseColumns[column].label(t, place)}
          </Checkbox>
        </div>
      ))}
    </div>
  );
};
