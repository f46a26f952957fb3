import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type IntakeStep, type IntakeTroubles, intakeSteps, troublesOf } from "./intake-troubles.ts";

type WrongStepsProps = {
  readonly troubles: IntakeTroubles;
  readonly titleOf: (step: IntakeStep) => string;
  readonly onStep: (step: IntakeStep) => void;
};

/** Everything that is wrong with what is handed in, with the way to the step that it belongs to; nothing if all is well. */
export const WrongSteps = ({ troubles, titleOf, onStep }: WrongStepsProps) => {
  const { t } = useTranslation();
  const wrong = intakeSteps.filter((step) => troublesOf(troubles, step) > 0);
  if (wrong.length === 0) return null;
  return (
    <div className="intake-troubles" role="alert">
      <h3>{t("intake.wrong")}</h3>
      <ul>
        {wrong.map((step) => (
          <li key={step}>
            <Button type="link" onClick={() => onStep(step)}>
              {t("intake.wrongIn", { step: titleOf(step), count: troublesOf(troubles, step) })}
            </Button>
            <ul>
              {troubles.others
                .filter((one) => one.step === step)
                .map(({ text }) => (
                  <li key={text}>{text}</li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
};
