import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { Explanation } from "../../api/wire.ts";
import { momentText, shortDateText } from "../../time/date-text.ts";
import { stepText } from "./step-text.ts";
import { type NamedDay, type Step, stepsOf } from "./steps.ts";

type DueStepsProps = {
  readonly explanation: Explanation;
  readonly days: readonly NamedDay[];
  readonly now: Instant;
};

/** Every step from the start of a clock to its due instant, in words. */
export const DueSteps = ({ explanation: { from, at, limit, provisional }, days, now }: DueStepsProps) => {
  const { t, i18n } = useTranslation();
  return (
    <ol className="due-steps">
      <li className="due-step-edge">
        {t("explained.startsAt", { at: momentText(from, now, i18n.language) })}
      </li>
      {limit.unit === "minutes" ? <li>{t("explained.noDays")}</li> : null}
      {stepsOf(days).map((step) => (
        <li key={step.days[0].date} className={step.days[0].count === null ? "due-step-skipped" : ""}>
          <span className="due-step-when number">
            <StepDates step={step} />
          </span>
          <span>
            {stepText(t, step, limit)}
            {step.days[0].provisional ? t("punctuation.brackets", { text: t("explained.maybe") }) : ""}
          </span>
        </li>
      ))}
      <li className="due-step-edge">
        {t("explained.dueAt", { at: momentText(at, now, i18n.language) })}
        {provisional ? t("punctuation.brackets", { text: t("explained.provisional") }) : ""}
      </li>
    </ol>
  );
};

const StepDates = ({ step: { days } }: { readonly step: Step }) => {
  const { t, i18n } = useTranslation();
  const from = shortDateText(days[0].date, i18n.language);
  const to = shortDateText((days.at(-1) ?? days[0]).date, i18n.language);
  return from === to ? from : t("explained.range", { from, to });
};
