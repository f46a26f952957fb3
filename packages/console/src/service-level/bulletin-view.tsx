import type { Measure } from "@tongban/domain";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ServiceFigures, ServiceReport } from "../api/wire.ts";
import { addressOf } from "../coordinator/case-filter.ts";
import { PageHead } from "../shell/page-head.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import { averagesText, shareText } from "./figure-text.ts";
import { PeriodChoice } from "./period-choice.tsx";
import { periodText } from "./period-text.ts";
import { RowTable } from "./row-table.tsx";
import { isCount } from "./rule-fields.ts";
import { TableScroll } from "./table-scroll.tsx";
import { TargetTable } from "./target-table.tsx";

type BulletinViewProps = {
  readonly report: ServiceReport;
  readonly onPeriod: (name: string) => void;
};

/** A bulletin as it is printed: figures beside those of the period before, targets, windows, and points. */
export const BulletinView = ({ report, onPeriod }: BulletinViewProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { region, period, name, appraisal, windows, targets } = report;
  return (
    <>
      <PageHead
        title={t(`serviceLevel.reportOf.${period.kind}`, { region: name })}
        line={periodText(t, period, i18n.language)}
      >
        <Button className="no-print" type="primary" onClick={() => globalThis.print()}>
          {t("action.print")}
        </Button>
      </PageHead>
      <PeriodChoice period={period} onChange={onPeriod} />
      <div className="service-level">
        <section className="panel" aria-labelledby="figures">
          <h2 id="figures">{t("serviceLevel.figures")}</h2>
          <TableScroll of={t("serviceLevel.figures")}>
            <FigureTable report={report} />
          </TableScroll>
          <p className="bulletin-now">
            {t("serviceLevel.nowLine", {
              at: momentText(report.now.at, now, i18n.language),
              overdue: report.now.overdue,
              today: report.now.dueToday,
            })}
          </p>
        </section>
        <section className="panel" aria-labelledby="targets">
          <h2 id="targets">{t("serviceLevel.targets")}</h2>
          <TargetTable targets={targets} />
        </section>
        <section className="panel" aria-labelledby="windows">
          <h2 id="windows">{t("serviceLevel.by.window")}</h2>
          <RowTable
            label={t("serviceLevel.by.window")}
            head={t("serviceLevel.scope.window")}
            rows={windows}
            nameOf={(row) => row.name}
          />
        </section>
        <section className="panel" aria-labelledby="appraisal">
          <div className="panel-head">
            <h2 id="appraisal">{t("serviceLevel.appraisal")}</h2>
            <Link className="no-print" to={`/appraisal?${addressOf({ region })}`}>
              {t("appraisal.edit")}
            </Link>
            <strong className="number">{t("serviceLevel.points", { points: appraisal.points })}</strong>
          </div>
          <TableScroll of={t("serviceLevel.appraisal")}>
            <AwardTable awards={appraisal.awards} />
          </TableScroll>
        </section>
      </div>
      <p className="print-only faint">{t("case.printed", { at: momentText(now, now, i18n.language) })}</p>
    </>
  );
};

const rows: readonly (readonly [
  "received" | "completed" | "open" | "overdue" | "strict" | "lenient" | "average",
  (figures: ServiceFigures) => number | ServiceFigures["onTimeStrict"] | ServiceFigures["speeds"],
])[] = [
  ["received", ({ counts }) => counts.received],
  ["completed", ({ completed }) => completed],
  ["open", ({ open }) => open],
  ["overdue", ({ overdue }) => overdue],
  ["strict", ({ onTimeStrict }) => onTimeStrict],
  ["lenient", ({ onTimeLenient }) => onTimeLenient],
  ["average", ({ speeds }) => speeds],
];

const FigureTable = ({ report: { received, before, sent } }: { readonly report: ServiceReport }) => {
  const { t } = useTranslation();
  const text = (value: ReturnType<(typeof rows)[number][1]>): string => {
    if (typeof value === "number") return String(value);
    if ("rate" in value) return shareText(value.rate);
    return averagesText(t, value);
  };
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("serviceLevel.measureName")}</th>
          <th scope="col">{t("cases.in")}</th>
          <th scope="col">{t("serviceLevel.periodBefore")}</th>
          <th scope="col">{t("cases.out")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{t(`serviceLevel.${name}`)}</th>
            <td className="number">{text(of(received))}</td>
            <td className="number">{text(of(before))}</td>
            <td className="number">{text(of(sent))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const AwardTable = ({ awards }: { readonly awards: ServiceReport["appraisal"]["awards"] }) => {
  const { t } = useTranslation();
  const valueText = (measure: Measure, value: number | null) =>
    isCount(measure) && value !== null ? String(value) : shareText(value);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("serviceLevel.measureName")}</th>
          <th scope="col">{t("serviceLevel.rule")}</th>
          <th scope="col">{t("serviceLevel.actual")}</th>
          <th scope="col">{t("serviceLevel.awarded")}</th>
        </tr>
      </thead>
      <tbody>
        {awards.map(({ measure, when, value, points, actual, awarded }) => (
          <tr key={`${measure} ${when} ${value}`}>
            <th scope="row">{t(`serviceLevel.measure.${measure}`)}</th>
            <td className="number">
              {t(`serviceLevel.when.${when}`, { value: valueText(measure, value), points })}
            </td>
            <td className="number">{valueText(measure, actual)}</td>
            <td className="number">{awarded}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
