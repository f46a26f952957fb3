import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clockText, dateText } from "../../time/date-text.ts";
import { FailureNote } from "../failure-note.tsx";
import { useAnswer } from "../use-answer.ts";
import { slotsPath } from "./appointment-paths.ts";
import type { Slots } from "./appointment-wire.ts";

type SlotChoiceProps = {
  readonly apiBase: string;
  readonly window: string;
  readonly busy: boolean;
  readonly onChoose: (at: string) => void;
};

/** The slots of a window: a day, then a time that still has room. */
export const SlotChoice = ({ apiBase, window, busy, onChoose }: SlotChoiceProps) => {
  const { t, i18n } = useTranslation();
  const { answer, retry } = useAnswer<Slots>(`${apiBase}${slotsPath(window)}`);
  const [chosen, setChosen] = useState<string>();
  if (answer.kind === "failed") return <FailureNote problem={answer.problem} onRetry={retry} />;
  if (!answer.value) return <p>{t("catalog.asking")}</p>;
  const { days } = answer.value;
  const day = days.find(({ date }) => date === chosen) ?? days[0];
  if (!day) return <p>{t("appointment.noSlots")}</p>;
  return (
    <div className="catalog-slots">
      <label>
        {t("appointment.day")}{" "}
        <select value={day.date} onChange={(event) => setChosen(event.target.value)}>
          {days.map(({ date }) => (
            <option key={date} value={date}>
              {dateText(date, i18n.language)}
            </option>
          ))}
        </select>
      </label>
      <ul>
        {day.slots.map(({ at, free }) => (
          <li key={at}>
            <button
              type="button"
              className="catalog-button"
              disabled={busy || free === 0}
              onClick={() => onChoose(at)}
            >
              {clockText(at, i18n.language)}
              <span className="catalog-hint">
                {" "}
                {free === 0 ? t("appointment.full") : t("appointment.free", { count: free })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
