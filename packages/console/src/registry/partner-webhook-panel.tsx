import { useTranslation } from "react-i18next";
import { usePartnerWebhook } from "../api/registry-queries.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { EndpointState } from "../window-webhook/endpoint-state.tsx";

/** Where a partner's results go, and whether they arrive; the partner sets it itself. */
export const PartnerWebhookPanel = ({ partnerId }: { readonly partnerId: string }) => {
  const { t } = useTranslation();
  const webhook = usePartnerWebhook(partnerId);
  return (
    <section className="panel record-facts" aria-labelledby="webhook">
      <h2 id="webhook">{t("registry.webhook")}</h2>
      <p className="faint">{t("registry.webhookHint")}</p>
      {webhook.isPending ? <Loading rows={2} /> : null}
      {webhook.isError && !webhook.data ? (
        <LoadFailure error={webhook.error} onRetry={() => void webhook.refetch()} />
      ) : null}
      {webhook.data ? <EndpointState endpoint={webhook.data} /> : null}
    </section>
  );
};
