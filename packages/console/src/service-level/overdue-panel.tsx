import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRegionCases } from "../api/coordinator-queries.ts";
import { useNameOf } from "../api/name-of.ts";
import { useCases } from "../api/window-queries.ts";
import type { CaseRow, StaffCase } from "../api/wire.ts";
import { isSupervised } from "../case/actions/supervise-dialog.tsx";
import { addressOf } from "../coordinator/case-filter.ts";
import { useNow } from "../time/now.ts";
import { TimeLeftMark } from "../time/time-left.tsx";
import { TableScroll } from "./table-scroll.tsx";

/** How many overdue cases are shown with their explanations; the list of all is one click away. */
const SHOWN = 10;

/** The cases of a region that are overdue the longest, each with what its holder says about it (优化营商环境条例 36). */
export const OverduePanel = ({ region }: { readonly region: string }) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const now = useNow();
  const overdue = useRegionCases({ region, due: "overdue" });
  const rows = (overdue.data?.pages[0]?.cases ?? []).slice(0, SHOWN);
  const files = useCases(rows.map(({ caseId }) => caseId));
  if (rows.length === 0) return null;
  return (
    <section className="panel overdue-panel" aria-labelledby="overdue">
      <div className="panel-head">
        <h2 id="overdue">{t("serviceLevel.overdueCases")}</h2>
        <Link to={`/cases?${addressOf({ region, due: "overdue" })}`}>{t("serviceLevel.allOverdue")}</Link>
      </div>
      <TableScroll of={t("serviceLevel.overdueCases")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("list.matter")}</th>
              <th scope="col">{t("list.due")}</th>
              <th scope="col">{t("list.holder")}</th>
              <th scope="col">{t("serviceLevel.explanation")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.caseId}>
                <th scope="row">
                  <Link to={`/cases/${row.caseId}`}>{nameOf.matter(row.matter)}</Link>
                  <div className="faint number">{row.externalRef}</div>
                </th>
                <td>
                  <TimeLeftMark kase={row} now={now} />
                </td>
                <td>{row.holderName ?? "–"}</td>
                <td>
                  <Explanation row={row} file={files[index]?.data} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
};

type ExplanationProps = { readonly row: CaseRow; readonly file: StaffCase | undefined };

const Explanation = ({ row, file }: ExplanationProps) => {
  const { t } = useTranslation();
  if (file === undefined || file.caseId !== row.caseId) return null;
  const given = file.timeline.findLast(({ type }) => type === "ExplanationGiven");
  return (
    <>
      {given ? given.note : <span className="faint">{t("serviceLevel.unexplained")}</span>}
      {isSupervised(file) ? <div className="target-missed">{t("supervision.running")}</div> : null}
    </>
  );
};
