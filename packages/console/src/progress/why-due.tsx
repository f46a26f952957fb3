import { type Instant, yearOf } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { DueSteps } from "../case/explanation/due-steps.tsx";
import { festivalsAround } from "../case/explanation/holiday-names.ts";
import { namedDays } from "../case/explanation/steps.ts";
import type { Turn } from "./progress-wire.ts";

type WhyDueProps = { readonly turn: Turn; readonly now: Instant };

/** Every day that led to the due instant, folded away until somebody asks why. */
export const WhyDue = ({ turn: { why, segments }, now }: WhyDueProps) => {
  const { t } = useTranslation();
  if (why === null) return null;
  const calendar = { years: yearsOf(why.days) };
  const days = namedDays(why, segments, (date) => festivalsAround(calendar, date));
  return (
    <details className="progress-why">
      <summary>{t("progress.why")}</summary>
      <DueSteps explanation={why} days={days} now={now} />
    </details>
  );
};

/** The days off that an explanation counts with, as a calendar has them. */
const yearsOf = (days: NonNullable<Turn["why"]>["days"]) => {
  const off = days.filter(({ reason }) => reason === "holiday").map(({ date }) => date);
  return [...Map.groupBy(off, yearOf)].map(([year, dates]) => ({ year, off: dates }));
};
