import { useTranslation } from "react-i18next";
import type { CaseRow } from "../api/wire.ts";

/** That a case lacks what may follow (容缺), and how far that is; nothing where all is there. */
export const GapMark = ({ gaps }: Pick<CaseRow, "gaps">) => {
  const { t } = useTranslation();
  if (!gaps || gaps.state === "filled") return null;
  return (
    <span className="warning-mark level-yellow" title={gaps.materials.join(t("punctuation.comma"))}>
      {t(`gaps.${gaps.state}`)}
    </span>
  );
};
