import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useNotifications } from "../api/notification-queries.ts";

/** Leads to what the user is told in person, and says how much of it is unread. */
export const Bell = () => {
  const { t } = useTranslation();
  const { data } = useNotifications();
  const unread = data?.pages[0]?.unread ?? 0;
  return (
    <NavLink to="/notifications" className="top-bar-link bell">
      {t("nav.notifications")}
      {unread > 0 ? (
        <span className="nav-badge" role="img" aria-label={t("nav.unread", { count: unread })}>
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      ) : null}
    </NavLink>
  );
};

/** More than this is not counted one by one. */
const MOST_SHOWN = 99;
