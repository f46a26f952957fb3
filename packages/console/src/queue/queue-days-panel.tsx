import { useTranslation } from "react-i18next";
import { useQueueDays } from "../api/queue-queries.ts";
import { TableScroll } from "../service-level/table-scroll.tsx";
import { LoadFailure } from "../shell/load-states.tsx";
import { shortDateText } from "../time/date-text.ts";
import { minutesOf } from "./minutes-of.ts";

type QueueDaysPanelProps = { readonly windowId: string };

/** Days that are asked for. */
const DAYS = 14;

/** What a window's queue added up to on each of the last days on which anybody came or had an appointment. */
export const QueueDaysPanel = ({ windowId }: QueueDaysPanelProps) => {
  const { t, i18n } = useTranslation();
  const answer = useQueueDays(windowId, DAYS);
  if (answer.isError && !answer.data)
    return <LoadFailure error={answer.error} onRetry={() => void answer.refetch()} />;
  const busy = answer.data?.days.filter((day) => day.taken + day.appointments > 0) ?? [];
  const title = t("queue.days");
  return (
    <section className="panel queue-list">
      <h2>{title}</h2>
      {answer.data && busy.length === 0 ? <p className="faint">{t("queue.noDays")}</p> : null}
      {busy.length > 0 ? (
        <TableScroll of={title}>
          <table className="queue-table">
            <thead>
              <tr>
                <th scope="col">{t("queue.date")}</th>
                <th scope="col">{t("queue.figure.appointments")}</th>
                <th scope="col">{t("queue.figure.noShow")}</th>
                <th scope="col">{t("queue.figure.taken")}</th>
                <th scope="col">{t("queue.figure.served")}</th>
                <th scope="col">{t("queue.figure.missed")}</th>
                <th scope="col">{t("queue.figure.wait")}</th>
              </tr>
            </thead>
            <tbody>
              {busy.map((day) => (
                <tr key={day.date}>
                  <th scope="row">{shortDateText(day.date, i18n.language)}</th>
                  <td>{day.appointments}</td>
                  <td>{Math.max(0, day.appointments - day.arrived)}</td>
                  <td>{day.taken}</td>
                  <td>{day.served}</td>
                  <td>{day.missed}</td>
                  <td>
                    {day.medianWaitSeconds === null
                      ? ""
                      : t("queue.minutes", { count: minutesOf(day.medianWaitSeconds) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
    </section>
  );
};
