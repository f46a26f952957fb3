import { ProblemError } from "@tongban/sdk/client";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useWindowWebhook } from "../api/window-webhook-queries.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { DeliveryTable } from "../window-webhook/delivery-table.tsx";
import { EndpointPanel } from "../window-webhook/endpoint-panel.tsx";
import "../list/list.css";
import "../case/case.css";
import "../coordinator/coordinator.css";
import "../window-webhook/window-webhook.css";

/** A window's endpoint for warnings (预警推送), for its lead and its region's coordinators. */
const WindowWebhookPage = () => {
  const { t } = useTranslation();
  const { windowId = "" } = useParams();
  const webhook = useWindowWebhook(windowId);
  if (webhook.error instanceof ProblemError && webhook.error.problem.status === 404) return <NotFound />;
  return (
    <main className="page" id="main">
      {webhook.data ? (
        <>
          <PageHead title={t("windowWebhook.title")} line={webhook.data.name} />
          <p className="webhook-line">{t("windowWebhook.line")}</p>
          <EndpointPanel windowId={windowId} endpoint={webhook.data} />
          <DeliveryTable windowId={windowId} />
        </>
      ) : null}
      {webhook.isPending ? <Loading rows={8} /> : null}
      {webhook.isError && !webhook.data ? (
        <LoadFailure whole error={webhook.error} onRetry={() => void webhook.refetch()} />
      ) : null}
    </main>
  );
};

export default WindowWebhookPage;
