import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { QueueTicket } from "../api/wire.ts";
import { TableScroll } from "../service-level/table-scroll.tsx";
import { clockText } from "../time/date-text.ts";

type TicketListProps = {
  readonly title: string;
  readonly empty: string;
  readonly tickets: readonly QueueTicket[];
  /** Calls a number out of its turn; absent where that is not offered. */
  readonly onCall?: (number: string) => void;
  readonly onReturn?: (number: string) => void;
};

/** Numbers in a table, each with what it is for and since when. */
export const TicketList = ({ title, empty, tickets, onCall, onReturn }: TicketListProps) => {
  const { t, i18n } = useTranslation();
  return (
    <section className="panel queue-list">
      <h2>{title}</h2>
      {tickets.length === 0 ? <p className="faint">{empty}</p> : null}
      {tickets.length > 0 ? (
        <TableScroll of={title}>
          <table className="queue-table">
            <thead>
              <tr>
                <th scope="col">{t("queue.number")}</th>
                <th scope="col">{t("queue.for")}</th>
                <th scope="col">{t("queue.takenAt")}</th>
                <th scope="col">{t("queue.slot")}</th>
                <th scope="col">{t("queue.station")}</th>
                {onCall || onReturn ? <th scope="col">{t("queue.do")}</th> : null}
              </tr>
            </thead>
            <tbody>
              {tickets.map((ticket) => (
                <tr key={ticket.number}>
                  <th scope="row">{ticket.number}</th>
                  <td>{t(`queue.kind.${ticket.kind}`)}</td>
                  <td>{clockText(ticket.takenAt, i18n.language)}</td>
                  <td>{ticket.slot ? clockText(ticket.slot.from, i18n.language) : ""}</td>
                  <td>{ticket.station === null ? "" : t("queue.stationN", { station: ticket.station })}</td>
                  {onCall ? (
                    <td>
                      <Button size="small" onClick={() => onCall(ticket.number)}>
                        {t("queue.action.call")}
                      </Button>
                    </td>
                  ) : null}
                  {onReturn ? (
                    <td>
                      <Button size="small" onClick={() => onReturn(ticket.number)}>
                        {t("queue.action.return")}
                      </Button>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
    </section>
  );
};
