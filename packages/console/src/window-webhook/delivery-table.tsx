import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWindowDeliveries } from "../api/window-webhook-queries.ts";
import { TableScroll } from "../service-level/table-scroll.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import { resultText } from "./result-text.ts";

/** What was tried for a window's endpoint in the last 30 days, newest first. */
export const DeliveryTable = ({ windowId }: { readonly windowId: string }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const log = useWindowDeliveries(windowId);
  const tries = log.data?.pages.flatMap(({ deliveries }) => deliveries) ?? [];
  return (
    <section className="panel" aria-labelledby="deliveries">
      <h2 id="deliveries">{t("windowWebhook.deliveries")}</h2>
      {log.isPending ? <Loading rows={3} /> : null}
      {log.isError && !log.data ? <LoadFailure error={log.error} onRetry={() => void log.refetch()} /> : null}
      {log.data && tries.length === 0 ? <p className="faint">{t("windowWebhook.noDeliveries")}</p> : null}
      {tries.length > 0 ? (
        <TableScroll of={t("windowWebhook.deliveries")}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("windowWebhook.at")}</th>
                <th scope="col">{t("windowWebhook.event")}</th>
                <th scope="col">{t("windowWebhook.attempt")}</th>
                <th scope="col">{t("windowWebhook.outcome")}</th>
                <th scope="col">{t("windowWebhook.nextTry")}</th>
              </tr>
            </thead>
            <tbody>
              {tries.map(({ eventId, attempt, at, result, nextTryAt }) => (
                <tr key={`${eventId} ${attempt} ${at}`}>
                  <td>{momentText(at, now, i18n.language)}</td>
                  <td>
                    <EventName eventId={eventId} />
                  </td>
                  <td className="number">{attempt}</td>
                  <td>{resultText(t, result)}</td>
                  <td>{nextTryAt === null ? "–" : momentText(nextTryAt, now, i18n.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      {log.hasNextPage ? (
        <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t("windowWebhook.more")}
        </Button>
      ) : null}
    </section>
  );
};

/** The case that an event is of, and its number there; a test is of none. */
const EventName = ({ eventId }: { readonly eventId: string }) => {
  const { t } = useTranslation();
  const [, caseId, n] = /^([0-9a-z]{26})-(\d+)$/.exec(eventId) ?? [];
  if (caseId === undefined) return <>{t("windowWebhook.test")}</>;
  return <Link to={`/cases/${caseId}`}>{`${caseId}-${n}`}</Link>;
};
