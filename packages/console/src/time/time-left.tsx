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
  const standing = standingOf(kase, now, calendarOf(kase.calendar));
  const at = momentText(kase.due.at, now, i18n.language);
  const provisional = kase.due.provisional ? t("left.provisional") : "";
  if (standing.kind === "finished") return <FinishMark finish={kase.finish} now={now} />;
  if (standing.kind === "paused")
    return (
      <span className="time-left">
        <span className="time-left-words level-none">{t("left.paused")}</span>
        <span className="time-left-moment">{`${t("left.pausedUntil", { at })}${provisional}`}</span>
      </span>
    );
  if (standing.kind === "date-only") return <span className="time-left">{`${at}${provisional}`}</span>;
  const { key, count, date, time } = timeLeftText(standing.left);
  const words = t(key, { count, time, date: shortDateText(date, i18n.language) });
  return (
    <span className="time-left">
      <span className={`time-left-words level-${standing.level}`}>{`${words}${provisional}`}</span>
      <span className="time-left-moment">{at}</span>
    </span>
  );
};

type FinishMarkProps = { readonly finish: Dated["finish"]; readonly now: Instant };

/** Whether what was promised was kept, and when the case was finished. */
const FinishMark = ({ finish, now }: FinishMarkProps) => {
  const { t, i18n } = useTranslation();
  if (!finish) return <span className="time-left">{t("left.done")}</span>;
  return (
    <span className="time-left">
      <span className={`time-left-words ${finish.late ? "finish-late" : "finish-on-time"}`}>
        {t(finish.late ? "left.late" : "left.onTime")}
      </span>
      <span className="time-left-moment">{momentText(finish.at, now, i18n.language)}</span>
    </span>
  );
};
