import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { WindowQueue } from "../api/wire.ts";
import { clockText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";

/** Numbers that wait and are named on the screen. */
const namedAtMost = 12;

/** The screen of the hall (大厅屏幕): who is called where, and who is next. Numbers alone, nothing of people. */
export const HallScreen = ({ queue }: { readonly queue: WindowQueue }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const title = t("queue.screen");
  useEffect(() => {
    document.title = `${queue.name} · ${title}`;
  }, [queue.name, title]);
  return (
    <div className="hall">
      <header className="hall-head">
        <h1>{queue.name}</h1>
        <span>{clockText(now, i18n.language)}</span>
      </header>
      <ol className="hall-called" aria-live="assertive" aria-label={t("queue.atStations")}>
        {queue.atStations.map((ticket) => (
          <li key={ticket.number} className={ticket.status === "called" ? "hall-now" : ""}>
            <span className="hall-number">{ticket.number}</span>
            <span>{t("queue.goTo", { station: ticket.station ?? "" })}</span>
          </li>
        ))}
      </ol>
      {queue.atStations.length === 0 ? <p className="hall-empty">{t("queue.stationsFree")}</p> : null}
      <p className="hall-next">
        {queue.waiting.length === 0
          ? t("queue.nobody")
          : t("queue.comeNext", {
              count: queue.waiting.length,
              numbers: queue.waiting
                .slice(0, namedAtMost)
                .map(({ number }) => number)
                .join("  "),
            })}
      </p>
    </div>
  );
};
