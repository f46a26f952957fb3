import { Button, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { QueueTicket, WindowQueue } from "../api/wire.ts";
import { KeyMark } from "../shell/keyboard/key-mark.tsx";
import { useShortcuts } from "../shell/keyboard/use-shortcuts.ts";
import { ArrivalPanel } from "./arrival-panel.tsx";
import { chooseStation, chosenStation } from "./chosen-station.ts";
import { QueueFigures } from "./queue-figures.tsx";
import { TicketList } from "./ticket-list.tsx";
import { type QueueInput, useQueueCommand } from "./use-queue-command.ts";

/** The keys of what is done with the number at the station, in the order of their buttons. */
const actionKeys = { "call-again": "r", serve: "s", finish: "f", miss: "x", return: "b" } as const;

const stationActions = ["serve", "finish", "call-again", "miss", "return"] as const;

/** A window's queue as its team works it: my station, who waits, who arrives, who was missed. */
export const QueueView = ({ queue }: { readonly queue: WindowQueue }) => {
  const { t } = useTranslation();
  const { window: windowId } = queue;
  const [station, setStation] = useState(() => chosenStation(localStorage, windowId));
  const [taken, setTaken] = useState<QueueTicket>();
  const command = useQueueCommand(windowId, (ticket, input) => {
    if (input.do === "take" || input.do === "check-in") setTaken(ticket);
  });
  const busy = command.state.kind === "sending";
  const send = (input: QueueInput) => void command.send(input);
  const mine = queue.atStations.find((ticket) => ticket.station === station);
  const act = (action: keyof typeof actionKeys) => {
    if (mine?.actions.includes(action)) send({ do: "act", ticket: mine.number, action, station });
  };
  const next = () => send({ do: "next", station });
  useShortcuts({
    n: () => (mine ? undefined : next()),
    r: () => act("call-again"),
    s: () => act("serve"),
    f: () => act("finish"),
    x: () => act("miss"),
    b: () => act("return"),
  });
  return (
    <>
      <QueueFigures figures={queue.figures} />
      <div className="queue-columns">
        <section className="panel queue-station" aria-label={t("queue.myStation")}>
          <div className="queue-station-head">
            <label htmlFor="station">{t("queue.myStation")}</label>
            <InputNumber
              id="station"
              min={1}
              max={200}
              precision={0}
              value={station}
              onChange={(chosen) => {
                if (chosen === null) return;
                setStation(chosen);
                chooseStation(localStorage, windowId, chosen);
              }}
            />
          </div>
          <p className="queue-number" aria-live="polite">
            {mine ? mine.number : t("queue.none")}
          </p>
          <p className="faint">
            {mine
              ? `${t(`queue.kind.${mine.kind}`)} · ${t(`queue.status.${mine.status}`)}`
              : t("queue.noneHint")}
          </p>
          <div className="queue-buttons">
            {mine ? (
              stationActions
                .filter((action) => mine.actions.includes(action))
                .map((action, n) => (
                  <Button
                    key={action}
                    type={n === 0 ? "primary" : "default"}
                    loading={busy && n === 0}
                    onClick={() => act(action)}
                  >
                    {t(`queue.action.${action}`)} <KeyMark keys={actionKeys[action].toUpperCase()} />
                  </Button>
                ))
            ) : (
              <Button type="primary" size="large" loading={busy} onClick={next}>
                {t("queue.next")} <KeyMark keys="N" />
              </Button>
            )}
          </div>
          {command.state.kind === "unsure" ? <p role="alert">{t("queue.unsure")}</p> : null}
        </section>
        <ArrivalPanel taken={taken} busy={busy} onSend={send} />
      </div>
      <TicketList
        title={t("queue.waiting", { count: queue.waiting.length })}
        empty={t("queue.nobody")}
        tickets={queue.waiting}
        {...(mine
          ? {}
          : { onCall: (ticket: string) => send({ do: "act", ticket, action: "call", station }) })}
      />
      <TicketList title={t("queue.atStations")} empty={t("queue.stationsFree")} tickets={queue.atStations} />
      {queue.missed.length > 0 ? (
        <TicketList
          title={t("queue.missed", { count: queue.missed.length })}
          empty=""
          tickets={queue.missed}
          onReturn={(ticket) => send({ do: "act", ticket, action: "return", station })}
        />
      ) : null}
      <p className="faint queue-screen">
        <Link to={`/windows/${windowId}/queue?screen`}>{t("queue.screen")}</Link>
      </p>
    </>
  );
};
