import { useTranslation } from "react-i18next";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import type { Progress } from "./progress-wire.ts";

/** Steps that say something to an applicant by themselves; the rest is told by the status that it led to. */
const toldSteps = [
  "CaseSubmitted",
  "CaseRouted",
  "CaseClaimed",
  "CaseTransferred",
  "CaseAccepted",
  "SupplementAsked",
  "SupplementSupplied",
  "CaseAbandoned",
  "CaseSuspended",
  "CaseResumed",
  "ExtensionApproved",
  "ExplanationGiven",
  "GapFilled",
  "FeePaid",
  "CaseDeclined",
  "CaseDecided",
  "CaseTerminated",
  "CaseWithdrawn",
  "ResultDispatched",
  "ResultDelivered",
  "ResultAcknowledged",
] as const;

type ToldStep = (typeof toldSteps)[number];

/** What happened so far, the latest first. */
export const StepList = ({ progress: { steps } }: { readonly progress: Progress }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const told = steps.flatMap(({ n, type, at }) => {
    const step = toldSteps.find((one) => one === type);
    return step ? [{ n, step, at }] : [];
  });
  return (
    <section className="progress-part">
      <h2>{t("progress.steps")}</h2>
      <ol className="progress-steps" reversed>
        {told.toReversed().map(({ n, step, at }) => (
          <li key={n}>
            <span>{t(`progress.step.${step satisfies ToldStep}`)}</span>
            <time dateTime={at} className="progress-hint">
              {momentText(at, now, i18n.language)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
};
