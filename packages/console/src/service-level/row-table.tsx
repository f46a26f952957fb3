import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ServiceRow } from "../api/wire.ts";
import { averagesText, shareText } from "./figure-text.ts";
import { TableScroll } from "./table-scroll.tsx";

type Row = ServiceRow & { readonly rank?: number | null };

type RowTableProps<R extends Row> = {
  readonly label: string;
  readonly rows: readonly R[];
  /** What the rows are called. */
  readonly head: string;
  readonly nameOf: (row: R) => string;
  /** The page of a row's own service level. */
  readonly addressOfRow?: (row: R) => string;
  /** Where the cases behind a row's figure are. */
  readonly casesOf?: (row: R, figure: "received" | "completed" | "late" | "overdue") => string | undefined;
};

/** Scopes side by side; each name leads into its scope, each number to the cases behind it. */
export const RowTable = <R extends Row>({
  label,
  rows,
  head,
  nameOf,
  addressOfRow,
  casesOf,
}: RowTableProps<R>) => {
  const { t } = useTranslation();
  const ranked = rows.some(({ rank }) => rank !== undefined);
  return (
    <TableScroll of={label}>
      <table className="table rows-table">
        <thead>
          <tr>
            {ranked ? <th scope="col">{t("serviceLevel.rank")}</th> : null}
            <th scope="col">{head}</th>
            <th scope="col">{t("serviceLevel.received")}</th>
            <th scope="col">{t("serviceLevel.completed")}</th>
            <th scope="col">{t("serviceLevel.overdue")}</th>
            <th scope="col">{t("serviceLevel.strict")}</th>
            <th scope="col">{t("serviceLevel.lenient")}</th>
            <th scope="col">{t("serviceLevel.average")}</th>
            <th scope="col">{t("serviceLevel.breaches")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {ranked ? <td className="number rank">{row.rank ?? "–"}</td> : null}
              <th scope="row">
                {addressOfRow ? <Link to={addressOfRow(row)}>{nameOf(row)}</Link> : nameOf(row)}
              </th>
              <Figure to={casesOf?.(row, "received")}>{row.received}</Figure>
              <Figure to={casesOf?.(row, "completed")}>{row.completed}</Figure>
              <Figure to={casesOf?.(row, "overdue")}>{row.overdue}</Figure>
              <Figure to={casesOf?.(row, "late")}>{shareText(row.onTimeStrict.rate)}</Figure>
              <Figure to={casesOf?.(row, "late")}>{shareText(row.onTimeLenient.rate)}</Figure>
              <td className="number">{averagesText(t, row.speeds)}</td>
              <td className="number">{row.breaches}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
};

const Figure = ({ to, children }: { readonly to: string | undefined; readonly children: ReactNode }) => (
  <td className="number">{to === undefined ? children : <Link to={to}>{children}</Link>}</td>
);
