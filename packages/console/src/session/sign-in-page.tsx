import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { consoleBase } from "../settings.ts";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { Wordmark } from "../shell/wordmark.tsx";
import { useSession } from "./session-context.ts";
import { signedInPath } from "./user-manager.ts";

/** Asks to sign in, and brings the user back to the page they asked for. */
export const SignInPage = ({ failure }: { readonly failure: string | undefined }) => {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, search } = useLocation();
  const [leaving, setLeaving] = useState(false);
  const [reason, setReason] = useState(failure);
  const returnTo = pathname === `/${signedInPath}` ? "/" : `${pathname}${search}`;
  const signIn = () => {
    setLeaving(true);
    session.signIn(returnTo).catch((error: unknown) => {
      setLeaving(false);
      setReason(error instanceof Error ? error.message : String(error));
    });
  };
  return (
    <main className="sign-in" id="main">
      <div className="sign-in-card">
        <h1>
          <Wordmark size="large" />
        </h1>
        <p className="sign-in-line">{t("brand.line")}</p>
        {reason === undefined ? null : (
          <Alert type="error" showIcon title={t("session.failed")} description={reason} role="alert" />
        )}
        <Button type="primary" size="large" block loading={leaving} onClick={signIn} autoFocus>
          {t("session.signIn")}
        </Button>
        <p className="sign-in-hint">{t("session.hint")}</p>
        <a href={`${consoleBase}catalog.html`}>{t("session.catalog")}</a>
        <LanguageSwitch />
      </div>
    </main>
  );
};

/** What a sign-in window shows for the moment until it closes itself. */
export const SignInDone = () => {
  const { t } = useTranslation();
  return (
    <main className="sign-in">
      <p>{t("session.close")}</p>
    </main>
  );
};
