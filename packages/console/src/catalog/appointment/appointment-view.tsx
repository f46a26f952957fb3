import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { renderSVG } from "uqr";
import { useSending } from "../../api/use-sending.ts";
import { CalendarButton } from "../../time/calendar-button.tsx";
import { clockText, momentText } from "../../time/date-text.ts";
import { instantNow } from "../../time/now.ts";
import { FailureNote } from "../failure-note.tsx";
import { useAnswer } from "../use-answer.ts";
import { addressOfCode, showCode } from "./appointment-address.ts";
import { appointmentPath } from "./appointment-paths.ts";
import type { Appointment } from "./appointment-wire.ts";
import { SendingNote } from "./sending-note.tsx";
import { SlotChoice } from "./slot-choice.tsx";

type AppointmentViewProps = { readonly apiBase: string; readonly code: string };

/** An appointment by its code: when and where, the code as text and QR, and the way to move or cancel it. */
export const AppointmentView = ({ apiBase, code }: AppointmentViewProps) => {
  const { t } = useTranslation();
  const { answer, retry } = useAnswer<Appointment>(`${apiBase}${appointmentPath(code)}`);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <article className="catalog-matter" aria-busy={answer.kind === "waiting"}>
      <button type="button" className="catalog-button" onClick={() => showCode(undefined)}>
        {t("appointment.back")}
      </button>
      <h2 ref={heading} tabIndex={-1}>
        {t("appointment.title")}
      </h2>
      {answer.kind === "failed" ? <FailureNote problem={answer.problem} onRetry={retry} /> : null}
      {answer.kind === "waiting" && !answer.value ? <p>{t("catalog.asking")}</p> : null}
      {answer.value ? <Found apiBase={apiBase} appointment={answer.value} onChanged={retry} /> : null}
    </article>
  );
};

type FoundProps = {
  readonly apiBase: string;
  readonly appointment: Appointment;
  readonly onChanged: () => void;
};

const Found = ({ apiBase, appointment, onChanged }: FoundProps) => {
  const { t, i18n } = useTranslation();
  const { code, window, windowName, address, phone, at, until, status, ticket } = appointment;
  const [moving, setMoving] = useState(false);
  const { sending, send } = useSending<Appointment>(() => {
    setMoving(false);
    onChanged();
  });
  const change = (action: "move" | "cancel", body?: object) =>
    void send({
      url: `${apiBase}${appointmentPath(code, action)}`,
      body,
      headers: { "accept-language": i18n.language },
    });
  return (
    <>
      <p>
        <strong>{t(`appointment.status.${status}`)}</strong> {momentText(at, instantNow(), i18n.language)}–
        {clockText(until, i18n.language)}
      </p>
      <p>
        {windowName}
        {address === null ? null : <span className="catalog-line">{address}</span>}
        {phone === null ? null : (
          <span className="catalog-line">
            <a href={`tel:${phone}`}>{phone}</a>
          </span>
        )}
      </p>
      {ticket === null ? null : <p className="catalog-code">{t("appointment.ticket", { number: ticket })}</p>}
      {status === "booked" ? (
        <>
          <p className="catalog-code">{code}</p>
          <img
            className="catalog-qr"
            alt={t("appointment.qr")}
            src={`data:image/svg+xml,${encodeURIComponent(renderSVG(addressOfCode(code)))}`}
          />
          <p className="catalog-hint">{t("appointment.keep")}</p>
          {moving ? (
            <SlotChoice
              apiBase={apiBase}
              window={window}
              busy={sending.kind === "sending"}
              onChoose={(slot) => change("move", { at: slot })}
            />
          ) : (
            <p className="catalog-slots">
              <button type="button" className="catalog-button" onClick={() => setMoving(true)}>
                {t("appointment.move")}
              </button>{" "}
              <button type="button" className="catalog-button" onClick={() => change("cancel")}>
                {t("appointment.cancel")}
              </button>{" "}
              <CalendarButton
                label={t("appointment.calendar")}
                className="catalog-button"
                entry={{
                  id: code,
                  at,
                  until,
                  title: t("appointment.title"),
                  place: [windowName, address].filter(Boolean).join(" "),
                }}
              />
            </p>
          )}
        </>
      ) : null}
      <SendingNote sending={sending} />
    </>
  );
};
