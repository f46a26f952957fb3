import { useTranslation } from "react-i18next";
import type { CaseRow } from "../api/wire.ts";

/** What a case is warned of: the clock and how it stands, in words and in the level's colour. */
export const WarningMark = ({ warning }: Pick<CaseRow, "warning">) => {
  const { t } = useTranslation();
  if (!warning) return null;
  const { clock, rung } = warning;
  return (
    <span className={`warning-mark level-${rung}`}>{`${t(`clock.${clock}`)} · ${t(`warning.${rung}`)}`}</span>
  );
};
