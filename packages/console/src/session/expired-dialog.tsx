import { Alert, Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useSession, useSessionState } from "./session-context.ts";

/**
 * Over whatever page is open when the session ends: signing in happens in a second window, so nothing typed is lost.
 * Where the browser blocks that window, this page is left and drafts bring the text back.
 */
export const ExpiredDialog = () => {
  const { t } = useTranslation();
  const state = useSessionState();
  const session = useSession();
  const { pathname, search } = useLocation();
  const [blocked, setBlocked] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const inWindow = () => {
    setWaiting(true);
    session
      .signInAgain()
      .then(() => setBlocked(false))
      .catch(() => setBlocked(true))
      .finally(() => setWaiting(false));
  };
  const here = () => {
    setWaiting(true);
    session.signIn(`${pathname}${search}`).catch(() => setWaiting(false));
  };
  return (
    <Modal
      open={state.kind === "expired"}
      title={t("session.expired")}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      zIndex={2000}
      width={440}
      footer={
        <Button type="primary" loading={waiting} onClick={blocked ? here : inWindow}>
          {blocked ? t("session.here") : t("session.again")}
        </Button>
      }
    >
      <p>{t("session.expiredHint")}</p>
      {blocked ? <Alert type="warning" showIcon title={t("session.blocked")} /> : null}
    </Modal>
  );
};
