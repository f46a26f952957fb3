import { useTranslation } from "react-i18next";
import type { CaseRow } from "../api/wire.ts";

/** That a case goes first (绿色通道). */
export const PriorityMark = ({ priority }: Pick<CaseRow, "priority">) => {
  const { t } = useTranslation();
  return priority ? <span className="warning-mark priority-mark">{t("priority.title")}</span> : null;
};
