import { daysBetween, epochMs, type Instant, localDateOf } from "@tongban/domain";
import { ProblemError } from "@tongban/sdk/client";
import { Alert } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useSupposition } from "../../api/explanation-queries.ts";
import type { ExplainedClock, Explanation, StaffCase, Supposition, WhatIf } from "../../api/wire.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { momentText } from "../../time/date-text.ts";
import { ExplainedDue } from "./explained-due.tsx";

type WhatIfAnswerProps = {
  readonly kase: StaffCase;
  readonly supposed: Supposition;
  /** The stretches of the clock as it ran, for the grounds of its pauses; the one that is supposed has none. */
  readonly segments: ExplainedClock["segments"];
  readonly now: Instant;
};

/** When a clock would be due, beside when it is, with every day on the way there. */
export const WhatIfAnswer = ({ kase, supposed, segments, now }: WhatIfAnswerProps) => {
  const { t } = useTranslation();
  const answer = useSupposition(kase.caseId, kase.version, supposed);
  return (
    <section className="panel" aria-labelledby="what-if-answer">
      <h2 id="what-if-answer">{t("whatIf.answer")}</h2>
      {answer.isPending ? <Loading rows={4} /> : null}
      {answer.isError ? <Failure error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data ? (
        <>
          <Comparison answer={answer.data} now={now} />
          <ExplainedDue
            name={t(`clock.${answer.data.clock}`)}
            explanation={answer.data.ifSo.promised}
            segments={segments}
            handling={kase.handling}
            now={now}
          />
        </>
      ) : null}
    </section>
  );
};

/** Most that cannot be supposed is refused with its reason, which trying again does not change. */
const Failure = ({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) =>
  error instanceof ProblemError && error.problem.status === 422 ? (
    <Alert type="warning" showIcon role="alert" title={error.problem.detail} />
  ) : (
    <LoadFailure error={error} onRetry={onRetry} />
  );

const Comparison = ({ answer, now }: { readonly answer: WhatIf; readonly now: Instant }) => {
  const { t, i18n } = useTranslation();
  const { asIs, ifSo } = answer;
  const when = (at: Instant) => momentText(at, now, i18n.language);
  return (
    <table className="table what-if-table">
      <thead>
        <tr>
          <td />
          <th scope="col">{t("whatIf.asIs")}</th>
          <th scope="col">{t("whatIf.ifSo")}</th>
          <th scope="col">{t("whatIf.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {(["promised", "statutory"] as const).map((name) => {
          const [was, would] = [asIs[name], ifSo[name]];
          return was && would ? (
            <tr key={name}>
              <th scope="row">{t(name === "statutory" ? "case.statutory" : nameOfPromise(answer))}</th>
              <td>{when(was.at)}</td>
              <td>{when(would.at)}</td>
              <td>{differenceText(t, was, would)}</td>
            </tr>
          ) : null;
        })}
      </tbody>
    </table>
  );
};

const nameOfPromise = ({ clock }: WhatIf) => (clock === "handling" ? "case.promised" : "clocks.limit");

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** How much later or earlier: in calendar days, or on the same day in hours or minutes. */
const differenceText = (t: TFunction, was: Explanation, would: Explanation): string => {
  const minutes = Math.round((epochMs(would.at) - epochMs(was.at)) / MINUTE_MS);
  if (minutes === 0) return t("whatIf.same");
  return t(minutes > 0 ? "whatIf.later" : "whatIf.earlier", { amount: amountText(t, was, would, minutes) });
};

const amountText = (t: TFunction, was: Explanation, would: Explanation, minutes: number): string => {
  const days = Math.abs(daysBetween(localDateOf(was.at), localDateOf(would.at)));
  if (days > 0) return t("whatIf.amountDays", { count: days });
  const count = Math.abs(minutes);
  return count < HOUR_MINUTES
    ? t("whatIf.amountMinutes", { count })
    : t("whatIf.amountHours", { count: Math.round((count / HOUR_MINUTES) * 10) / 10 });
};
