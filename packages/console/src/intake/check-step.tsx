import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import type { IntakeCheck } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import { GivenFacts } from "./given-facts.tsx";
import type { IntakeDraft } from "./intake-draft.ts";
import { type IntakeStep, type IntakeTroubles, isTroubled } from "./intake-troubles.ts";
import { WrongSteps } from "./wrong-steps.tsx";

type CheckStepProps = {
  readonly draft: IntakeDraft;
  readonly check: IntakeCheck | undefined;
  readonly troubles: IntakeTroubles;
  readonly onStep: (step: IntakeStep) => void;
};

/** What is handed in, and everything that is wrong with it, as the broker finds it. */
export const CheckStep = ({ draft, check, troubles, onStep }: CheckStepProps) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const now = useNow();
  const { handling, matter } = draft;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t("intake.matter")}</dt>
          <dd>{matter ? nameOf.matter(matter) : t("intake.notYet")}</dd>
        </div>
        <div>
          <dt>{t("intake.handling")}</dt>
          <dd>{handling ? nameOf.region(handling) : t("intake.notYet")}</dd>
        </div>
        <GivenFacts draft={draft} />
        {check?.terms?.due ? (
          <div>
            <dt>{t("intake.due")}</dt>
            <dd>{momentText(check.terms.due, now, i18n.language)}</dd>
          </div>
        ) : null}
      </dl>
      {check?.terms && check.terms.mayFollow.length > 0 ? (
        <p className="faint">
          {t("intake.mayFollow", { titles: check.terms.mayFollow.join(t("punctuation.comma")) })}
        </p>
      ) : null}
      <WrongSteps troubles={troubles} titleOf={(step) => t(`intake.steps.${step}`)} onStep={onStep} />
      {check?.acceptable && !isTroubled(troubles) ? <p role="status">{t("intake.sound")}</p> : null}
      <p className="faint">{t("intake.notAcceptance")}</p>
    </>
  );
};
