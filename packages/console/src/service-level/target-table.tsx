import { useTranslation } from "react-i18next";
import type { ServiceLevel } from "../api/wire.ts";
import { shareText } from "./figure-text.ts";
import { TableScroll } from "./table-scroll.tsx";

type TargetTableProps = { readonly targets: ServiceLevel["targets"] };

/** The targets that cities are assessed by, and whether they are met. */
export const TargetTable = ({ targets }: TargetTableProps) => {
  const { t } = useTranslation();
  return (
    <TableScroll of={t("serviceLevel.targets")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("serviceLevel.measureName")}</th>
            <th scope="col">{t("serviceLevel.target")}</th>
            <th scope="col">{t("serviceLevel.actual")}</th>
            <th scope="col">{t("serviceLevel.met")}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map(({ name, measure, atLeast, source, actual, met }) => (
            <tr key={name}>
              <th scope="row">{t(`serviceLevel.measure.${measure}`)}</th>
              <td className="number">{`≥ ${shareText(atLeast)}${t("punctuation.brackets", { text: source })}`}</td>
              <td className="number">{shareText(actual)}</td>
              <td className={met === null ? "faint" : met ? "target-met" : "target-missed"}>
                {t(met === null ? "serviceLevel.notCounted" : met ? "serviceLevel.yes" : "serviceLevel.no")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
};
