import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSending } from "../../api/use-sending.ts";
import { minutesOf } from "../../queue/minutes-of.ts";
import { useAnswer } from "../use-answer.ts";
import { showCode } from "./appointment-address.ts";
import { bookingPath, crowdPath } from "./appointment-paths.ts";
import type { Appointment, Crowd } from "./appointment-wire.ts";
import { SendingNote } from "./sending-note.tsx";
import { SlotChoice } from "./slot-choice.tsx";

type WindowVisitProps = { readonly apiBase: string; readonly window: string; readonly matter: string };

/** Going to a window: how many wait there now, when it is usually crowded, and an appointment. */
export const WindowVisit = ({ apiBase, window, matter }: WindowVisitProps) => {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const { answer } = useAnswer<Crowd>(`${apiBase}${crowdPath(window)}`);
  const { sending, send } = useSending<Appointment>(({ code }) => showCode(code));
  return (
    <div className="catalog-visit">
      {answer.value ? <CrowdLine crowd={answer.value} /> : null}
      {open ? (
        <>
          <SlotChoice
            apiBase={apiBase}
            window={window}
            busy={sending.kind === "sending"}
            onChoose={(at) =>
              void send({
                url: `${apiBase}${bookingPath}`,
                body: { window, matter, at },
                headers: { "accept-language": i18n.language },
              })
            }
          />
          <SendingNote sending={sending} />
        </>
      ) : (
        <button type="button" className="catalog-button" onClick={() => setOpen(true)}>
          {t("appointment.book")}
        </button>
      )}
    </div>
  );
};

/** Hours named as the crowded ones of a day. */
const namedHours = 3;

const CrowdLine = ({ crowd: { waiting, medianWaitSeconds, usual } }: { readonly crowd: Crowd }) => {
  const { t } = useTranslation();
  const byHour = new Map<number, number>();
  for (const { hour, usual: n } of usual) byHour.set(hour, (byHour.get(hour) ?? 0) + n);
  const busiest = [...byHour]
    .sort(([, a], [, b]) => b - a)
    .slice(0, namedHours)
    .map(([hour]) => hour)
    .sort((a, b) => a - b);
  return (
    <p className="catalog-hint">
      {t("appointment.waiting", { count: waiting })}
      {medianWaitSeconds === null ? "" : ` ${t("appointment.wait", { count: minutesOf(medianWaitSeconds) })}`}
      {busiest.length === 0
        ? ""
        : ` ${t("appointment.busiest", { hours: busiest.map((hour) => `${hour}:00`).join(" / ") })}`}
    </p>
  );
};
