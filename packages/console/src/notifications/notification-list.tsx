import type { notificationOperations } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import type { Returned } from "@tongban/sdk/client";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNameOf } from "../api/name-of.ts";
import { momentText } from "../time/date-text.ts";

type Notification = Returned<typeof notificationOperations.listNotifications>["notifications"][number];

type NotificationListProps = {
  readonly notifications: readonly Notification[];
  readonly now: Instant;
  readonly onRead: (id: string) => void;
};

/** What happened, in which case, and when; opening a case marks what tells of it as read. */
export const NotificationList = ({ notifications, now, onRead }: NotificationListProps) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  return (
    <ol className="notifications">
      {notifications.map(({ id, kind, at, caseId, inquiryId, number, matter, read }) => (
        <li key={id} className={read ? "notification" : "notification notification-new"}>
          <span className="notification-kind">
            {t(`notifications.kind.${kind}`)}
            {read ? null : <span className="tag">{t("notifications.new")}</span>}
          </span>
          <Link
            to={caseId === null ? `/inquiries/${inquiryId}` : `/cases/${caseId}`}
            onClick={() => onRead(id)}
          >
            {matter === null ? t("desk.inquiries") : nameOf.matter(matter)}
          </Link>
          <span className="faint number">{number ?? caseId ?? inquiryId?.toUpperCase()}</span>
          <time className="faint number" dateTime={at}>
            {momentText(at, now, i18n.language)}
          </time>
          {read ? null : (
            <Button size="small" onClick={() => onRead(id)}>
              {t("notifications.read")}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
};
