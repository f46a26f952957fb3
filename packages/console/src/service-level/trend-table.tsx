import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ServiceLevel } from "../api/wire.ts";
import { shareText } from "./figure-text.ts";
import { partText } from "./period-text.ts";
import { TableScroll } from "./table-scroll.tsx";

type TrendTableProps = {
  readonly trend: ServiceLevel["trend"];
  readonly addressOfPart: (period: string) => string;
};

/** The trend as numbers, each day or month leading to itself. */
export const TrendTable = ({ trend, addressOfPart }: TrendTableProps) => {
  const { t, i18n } = useTranslation();
  return (
    <details className="trend-table">
      <summary>{t("serviceLevel.asTable")}</summary>
      <TableScroll of={t("serviceLevel.trend")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("serviceLevel.period")}</th>
              <th scope="col">{t("serviceLevel.received")}</th>
              <th scope="col">{t("serviceLevel.completed")}</th>
              <th scope="col">{t("serviceLevel.open")}</th>
              <th scope="col">{t("serviceLevel.overdue")}</th>
              <th scope="col">{t("serviceLevel.strict")}</th>
              <th scope="col">{t("serviceLevel.lenient")}</th>
            </tr>
          </thead>
          <tbody>
            {trend.map((part) => (
              <tr key={part.period}>
                <th scope="row">
                  <Link to={addressOfPart(part.period)}>{partText(part.period, i18n.language)}</Link>
                </th>
                <td className="number">{part.received}</td>
                <td className="number">{part.completed}</td>
                <td className="number">{part.open}</td>
                <td className="number">{part.overdue}</td>
                <td className="number">{shareText(part.onTimeStrict.rate)}</td>
                <td className="number">{shareText(part.onTimeLenient.rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
};
