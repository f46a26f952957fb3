import { Typography } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

/** The secret of an endpoint that was just set: it is shown until the page is left, and never again. */
export const SecretNote = ({ secret }: { readonly secret: string }) => {
  const { t } = useTranslation();
  const note = useRef<HTMLElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <section ref={note} tabIndex={-1} className="webhook-secret" aria-label={t("windowWebhook.secret")}>
      <strong>{t("windowWebhook.secret")}</strong>
      <Typography.Text code copyable={{ text: secret }} className="webhook-address">
        {secret}
      </Typography.Text>
      <span>{t("windowWebhook.secretOnce")}</span>
    </section>
  );
};
