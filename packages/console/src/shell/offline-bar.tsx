import { useTranslation } from "react-i18next";
import { useOnline } from "./use-online.ts";

/** Says so while the network is gone. */
export const OfflineBar = () => {
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <div role="status" className={online ? "offline-bar" : "offline-bar offline-bar-shown"}>
      {online ? null : t("trouble.offline")}
    </div>
  );
};
