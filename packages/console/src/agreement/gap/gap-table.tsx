import { gapFieldWords } from "@tongban/contract";
import { gapDirections } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import type { ZeroGap } from "../../api/wire.ts";
import { TableScroll } from "../../service-level/table-scroll.tsx";
import { effectText, gapValueText } from "./gap-words.ts";

type Difference = ZeroGap["standards"][number];

const marks: Readonly<Record<Difference["direction"], string>> = {
  worse: "level-red",
  better: "status-decided",
  other: "level-yellow",
};

type GapTableProps = { readonly of: string; readonly differences: readonly Difference[] };

/** Differences of a matter or of the standard, what is worse for applicants from elsewhere first, each with its article. */
export const GapTable = ({ of, differences }: GapTableProps) => {
  const { t, i18n } = useTranslation();
  const names = useNameOf();
  const language = i18n.language === "en" ? "en" : "zh";
  const sorted = gapDirections.flatMap((direction) =>
    differences.filter((one) => one.direction === direction),
  );
  return (
    <TableScroll of={of}>
      <table className="table gap-table">
        <tbody>
          {sorted.map((one) => {
            const { handling, against, field, article, direction, here, there, effect } = one;
            const amount = effect ? effectText(t, effect) : "";
            return (
              <tr key={JSON.stringify(one)}>
                <th scope="row">
                  <span className={`status-mark ${marks[direction]}`}>
                    {t(`gap.directions.${direction}`)}
                  </span>{" "}
                  {gapFieldWords[field][language]}
                  <span className="finding-line faint">
                    {against === "local"
                      ? t("gap.againstLocal", { handling: names.region(handling) })
                      : t("gap.againstParty", {
                          handling: names.region(handling),
                          party: names.region(against),
                        })}
                  </span>
                </th>
                <td>
                  <span className="finding-line faint">{t("gap.remote")}</span>
                  {gapValueText(t, here)}
                </td>
                <td>
                  <span className="finding-line faint">
                    {against === "local" ? t("gap.local") : names.region(against)}
                  </span>
                  {gapValueText(t, there)}
                </td>
                <td>
                  {effect && direction !== "other" ? amount : ""}
                  <span className="finding-line faint">{`${t("gap.article")} ${article}`}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
};
