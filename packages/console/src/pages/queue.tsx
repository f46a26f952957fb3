import { ProblemError } from "@tongban/sdk/client";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { useQueue } from "../api/queue-queries.ts";
import { HallScreen } from "../queue/hall-screen.tsx";
import { QueueDaysPanel } from "../queue/queue-days-panel.tsx";
import { QueueView } from "../queue/queue-view.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../list/list.css";
import "../case/case.css";
import "../coordinator/coordinator.css";
import "../service-level/service-level.css";
import "../queue/queue.css";

/** A window's queue today (叫号), for its team; with `?screen` the screen of the hall. */
const QueuePage = () => {
  const { t } = useTranslation();
  const { windowId = "" } = useParams();
  const [address] = useSearchParams();
  const queue = useQueue(windowId);
  if (queue.error instanceof ProblemError && [400, 404].includes(queue.error.problem.status))
    return <NotFound />;
  const screen = address.has("screen");
  return (
    <main className={screen ? "page hall-page" : "page"} id="main">
      {queue.data && screen ? <HallScreen queue={queue.data} /> : null}
      {queue.data && !screen ? (
        <>
          <PageHead title={t("queue.title")} line={queue.data.name} />
          <QueueView queue={queue.data} />
          <QueueDaysPanel windowId={windowId} />
        </>
      ) : null}
      {queue.isPending ? <Loading rows={8} /> : null}
      {queue.isError && !queue.data ? (
        <LoadFailure whole error={queue.error} onRetry={() => void queue.refetch()} />
      ) : null}
    </main>
  );
};

export default QueuePage;
