import { useTranslation } from "react-i18next";
import type { CaseRow } from "../api/wire.ts";

/** That parcels of originals (原件寄递) of a case are late or lost. */
export const ParcelMark = ({ overdueParcels: count }: Pick<CaseRow, "overdueParcels">) => {
  const { t } = useTranslation();
  return count > 0 ? (
    <span className="warning-mark level-orange">{t("parcel.overdueParcels", { count })}</span>
  ) : null;
};
