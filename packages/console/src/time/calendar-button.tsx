import { saveFile } from "../service-level/save-file.ts";
import { type CalendarEntry, calendarFile } from "./calendar-file.ts";
import { instantNow } from "./now.ts";

type CalendarButtonProps = {
  readonly label: string;
  readonly entry: Omit<CalendarEntry, "made">;
  readonly className: string;
};

/** Hands an appointment over to the calendar of whoever looks, as a file. */
export const CalendarButton = ({ label, entry, className }: CalendarButtonProps) => {
  const save = () =>
    saveFile(
      "appointment.ics",
      calendarFile({ ...entry, made: instantNow() }),
      "text/calendar;charset=utf-8",
    );
  return (
    <button type="button" className={className} onClick={save}>
      {label}
    </button>
  );
};
