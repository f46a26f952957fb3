import { useTranslation } from "react-i18next";

/** Whether a window takes cases. */
export const OpenMark = ({ open }: { readonly open: boolean }) => {
  const { t } = useTranslation();
  return (
    <span className={`status-mark ${open ? "status-decided" : "status-declined"}`}>
      {t(open ? "registry.open" : "registry.closed")}
    </span>
  );
};
