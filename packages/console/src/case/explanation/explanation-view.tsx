import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { ExplainedCase, ExplainedClock, StaffCase } from "../../api/wire.ts";
import { ExplainedClockPanel } from "./explained-clock-panel.tsx";
import { WhatIfPanel } from "./what-if-panel.tsx";

type ExplanationViewProps = {
  readonly kase: StaffCase;
  readonly explained: ExplainedCase;
  readonly now: Instant;
};

/** Every clock of a case with the way to its due instants, and beside them what would be otherwise. */
export const ExplanationView = ({ kase, explained: { hours, clocks }, now }: ExplanationViewProps) => {
  const { t } = useTranslation();
  const runs = clocks.map((run, n) => ({ run, id: `${run.clock} ${n}` }));
  const inOrder = [...runs.filter(({ run }) => !run.end), ...runs.filter(({ run }) => run.end).toReversed()];
  const breaks = (hours.breaks ?? []).map(({ from, to }) => t("explained.lunch", { from, to })).join("");
  return (
    <div className="explanation-columns">
      <div className="explanation-main">
        <p className="faint">
          {t("explained.hours", { opens: hours.opens, closes: hours.closes })}
          {breaks}
        </p>
        {inOrder.map(({ run, id }, n) => (
          <ExplainedClockPanel
            key={id}
            run={run}
            handling={kase.handling}
            open={n === 0 || isWork(run)}
            now={now}
          />
        ))}
      </div>
      <aside className="explanation-aside no-print">
        <WhatIfPanel kase={kase} clocks={clocks} now={now} />
      </aside>
    </div>
  );
};

/** What people look for first: whatever runs by days now, and the decision's time. */
const isWork = ({ clock, end, promised }: ExplainedClock): boolean =>
  clock === "handling" || (end === null && promised.days.length > 0);
