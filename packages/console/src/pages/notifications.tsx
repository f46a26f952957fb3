import { useQueryClient } from "@tanstack/react-query";
import { notificationOperations, UNREAD_COUNTED } from "@tongban/contract";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { notificationsKey, useNotifications } from "../api/notification-queries.ts";
import { useCommand } from "../api/use-command.ts";
import { NotificationList } from "../notifications/notification-list.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useNow } from "../time/now.ts";
import "../notifications/notifications.css";

/** What the user is told in person (消息提醒), the last first. */
const NotificationsPage = () => {
  const { t } = useTranslation();
  const now = useNow();
  const queries = useQueryClient();
  const told = useNotifications();
  const command = useCommand({
    tell: (client, body: { ids?: string[] }) =>
      client.call(notificationOperations.readNotifications, { body }),
    onDone: () => void queries.invalidateQueries({ queryKey: notificationsKey }),
  });
  const notifications = told.data?.pages.flatMap((page) => page.notifications) ?? [];
  const unread = told.data?.pages[0]?.unread ?? 0;
  const unreadText = unread < UNREAD_COUNTED ? "notifications.unread" : "notifications.unreadMore";
  return (
    <main className="page" id="main">
      <PageHead title={t("notifications.title")} line={t("notifications.line")}>
        <span role="status" className="faint">
          {unread > 0 ? t(unreadText, { count: unread }) : ""}
        </span>
        <Button disabled={unread === 0} onClick={() => void command.send({})}>
          {t("notifications.readAll")}
        </Button>
      </PageHead>
      <section className="panel" aria-label={t("notifications.title")}>
        {told.isPending ? <Loading rows={6} /> : null}
        {told.isError && !told.data ? (
          <LoadFailure error={told.error} onRetry={() => void told.refetch()} />
        ) : null}
        {told.data && notifications.length === 0 ? (
          <EmptyNotice title={t("notifications.empty")} hint={t("notifications.emptyHint")} />
        ) : null}
        <NotificationList
          notifications={notifications}
          now={now}
          onRead={(id) => void command.send({ ids: [id] })}
        />
        {told.hasNextPage ? (
          <Button loading={told.isFetchingNextPage} onClick={() => void told.fetchNextPage()}>
            {t("notifications.more")}
          </Button>
        ) : null}
      </section>
    </main>
  );
};

export default NotificationsPage;
