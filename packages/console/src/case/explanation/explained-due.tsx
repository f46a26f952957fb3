import { type Instant, localDateOf } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { useCalendarOf } from "../../api/calendars.ts";
import type { ExplainedClock, Explanation, StaffCase } from "../../api/wire.ts";
import { DueCalendar } from "./due-calendar.tsx";
import { DueSteps } from "./due-steps.tsx";
import { festivalsAround } from "./holiday-names.ts";
import { namedDays } from "./steps.ts";

type ExplainedDueProps = {
  /** What the clock is called. */
  readonly name: string;
  readonly explanation: Explanation;
  readonly segments: ExplainedClock["segments"];
  readonly handling: StaffCase["handling"];
  readonly now: Instant;
};

/** How one due instant came about: as a calendar, and beside it in words. */
export const ExplainedDue = ({ name, explanation, segments, handling, now }: ExplainedDueProps) => {
  const { t } = useTranslation();
  const calendar = useCalendarOf()(handling);
  const days = namedDays(explanation, segments, (date) => (calendar ? festivalsAround(calendar, date) : []));
  return (
    <div className={days.length > 0 ? "explained-due" : ""}>
      {days.length > 0 ? (
        <DueCalendar label={t("explained.calendar", { clock: name })} days={days} today={localDateOf(now)} />
      ) : null}
      <DueSteps explanation={explanation} days={days} now={now} />
    </div>
  );
};
