import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { useCalendarOf } from "../api/calendars.ts";
import { momentText, shortDateText } from "./date-text.ts";
import { type Dated, standingOf } from "./standing.ts";
import { timeLeftText } from "./time-left-text.ts";

/** How much time is left, in words and in colour, with the due moment below. */
export const TimeLeftMark = ({ kase, now }: { readonly kase: Dated; readonly now: Instant }) => {
  const { t, i18n } = useTranslation();
  const calendarOf = useCalendarOf();
  const standing = standingOf(kase, now, calendarOf(kase.handling));
  const moment = momentText(kase.due.at, now, i18n.language);
  const provisional = kase.due.provisional ? t("left.provisional") : "";
  if (standing.kind === "finished") return <span className="time-left">{t("left.done")}</span>;
  if (standing.kind === "date-only") return <span className="time-left">{`${moment}${provisional}`}</span>;
  const { key, count, date, time } = timeLeftText(standing.left);
  const words = t(key, { count, time, date: shortDateText(date, i18n.language) });
  return (
    <span className="time-left">
      <span className={`time-left-words level-${standing.level}`}>{`${words}${provisional}`}</span>
      <span className="time-left-moment">{moment}</span>
    </span>
  );
};
