import { useTranslation } from "react-i18next";
import type { CaseStatus } from "../api/wire.ts";

/** A case's status in words, with a colour of its own. */
export const StatusMark = ({ status }: { readonly status: CaseStatus }) => {
  const { t } = useTranslation();
  return <span className={`status-mark status-${status}`}>{t(`status.${status}`)}</span>;
};
