import { caseStatuses, openStatuses } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { RegionSummary } from "../api/wire.ts";
import { addressOf } from "./case-filter.ts";

/** A region's numbers, each leading to the cases behind it. */
export const RegionCounts = ({ summary }: { readonly summary: RegionSummary }) => {
  const { t } = useTranslation();
  const { region, direction, counts } = summary;
  const countOf = (status: (typeof caseStatuses)[number]): number => counts[status] ?? 0;
  const total = caseStatuses.reduce((sum, status) => sum + countOf(status), 0);
  const open = openStatuses.reduce((sum, status) => sum + countOf(status), 0);
  const to = (filter: Readonly<Record<string, string>>) =>
    `/cases?${addressOf({ region, ...(direction === "out" ? { direction } : {}), ...filter })}`;
  return (
    <>
      <div className="figures">
        <div className="figure">
          <span className="figure-name">{t("overview.open")}</span>
          <span className="figure-number">{open}</span>
        </div>
        {summary.dueToday === null ? null : (
          <Link to={to({ due: "today" })} className={`figure ${summary.dueToday > 0 ? "figure-today" : ""}`}>
            <span className="figure-name">{t("overview.dueToday")}</span>
            <span className="figure-number">{summary.dueToday}</span>
          </Link>
        )}
        {summary.overdue === null ? null : (
          <Link
            to={to({ due: "overdue" })}
            className={`figure ${summary.overdue > 0 ? "figure-overdue" : ""}`}
          >
            <span className="figure-name">{t("overview.overdue")}</span>
            <span className="figure-number">{summary.overdue}</span>
          </Link>
        )}
      </div>
      <section className="panel" aria-labelledby="by-status">
        <div className="panel-head">
          <h2 id="by-status">{t("overview.byStatus")}</h2>
          <span className="faint number">{t("overview.total", { count: total })}</span>
        </div>
        <ul className="bars">
          {caseStatuses.map((status) => (
            <li key={status}>
              <Link to={to({ status })} className="bar">
                <span className="bar-name">{t(`status.${status}`)}</span>
                <span className="bar-track" aria-hidden="true">
                  <span
                    className={`bar-fill bar-${status}`}
                    style={{ width: `${total === 0 ? 0 : (countOf(status) / total) * 100}%` }}
                  />
                </span>
                <span className="bar-number">{countOf(status)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};
