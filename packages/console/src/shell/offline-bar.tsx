import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
};

/** Says so while the network is gone. */
export const OfflineBar = () => {
  const { t } = useTranslation();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" className={online ? "offline-bar" : "offline-bar offline-bar-shown"}>
      {online ? null : t("trouble.offline")}
    </div>
  );
};
