import { Button } from "antd";
import { useTranslation } from "react-i18next";

type IntakeButtonsProps = {
  /** Nothing at the first step. */
  readonly onBack: (() => void) | undefined;
  /** Nothing at the last step, which hands in. */
  readonly onNext: (() => void) | undefined;
  readonly mayHandIn: boolean;
  readonly sending: boolean;
  readonly onHandIn: () => void;
  readonly onGiveUp: () => void;
};

/** The buttons below a step of an application that is taken in. */
export const IntakeButtons = ({
  onBack,
  onNext,
  mayHandIn,
  sending,
  onHandIn,
  onGiveUp,
}: IntakeButtonsProps) => {
  const { t } = useTranslation();
  return (
    <div className="intake-buttons">
      <Button disabled={onBack === undefined} onClick={onBack}>
        {t("intake.back")}
      </Button>
      {onNext === undefined ? (
        <Button type="primary" disabled={!mayHandIn} loading={sending} onClick={onHandIn}>
          {t("intake.handIn")}
        </Button>
      ) : (
        <Button type="primary" onClick={onNext}>
          {t("intake.next")}
        </Button>
      )}
      <Button type="text" onClick={onGiveUp}>
        {t("intake.giveUp")}
      </Button>
    </div>
  );
};
