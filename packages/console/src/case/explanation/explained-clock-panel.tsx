import type { Instant } from "@tongban/domain";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExplainedClock, StaffCase } from "../../api/wire.ts";
import { limitText } from "../../time/limit-text.ts";
import { clockStateOf } from "../clocks/clock-state.ts";
import { ExplainedDue } from "./explained-due.tsx";

type ExplainedClockPanelProps = {
  readonly run: ExplainedClock;
  readonly handling: StaffCase["handling"];
  /** Whether its steps are shown before anybody asks for them. */
  readonly open: boolean;
  readonly now: Instant;
};

/** One running of a clock with every step to what was promised, or to what law sets. */
export const ExplainedClockPanel = ({ run, handling, open, now }: ExplainedClockPanelProps) => {
  const { t } = useTranslation();
  const [byLaw, setByLaw] = useState(false);
  const { promised, statutory, end, segments } = run;
  const state = clockStateOf({ end, segments, overdue: end === null && promised.at < now });
  const promisedWord = t(run.clock === "handling" ? "case.promised" : "clocks.limit");
  return (
    <details className="panel explained-clock" open={open}>
      <summary>
        <h2>{t(`clock.${run.clock}`)}</h2>
        <span className="faint">{`${t(`owner.${run.owner}`)} · ${limitText(t, promised.limit)}`}</span>
        <span className={`clock-state clock-${state}`}>{t(`clocks.state.${state}`)}</span>
      </summary>
      {run.recorded ? null : <p className="explained-note">{t("explained.notRecorded")}</p>}
      {statutory ? (
        <Segmented<"promised" | "statutory">
          className="explained-which no-print"
          aria-label={t("explained.which")}
          value={byLaw ? "statutory" : "promised"}
          onChange={(next) => setByLaw(next === "statutory")}
          options={[
            { value: "promised", label: `${promisedWord} ${limitText(t, promised.limit)}` },
            { value: "statutory", label: `${t("case.statutory")} ${limitText(t, statutory.limit)}` },
          ]}
        />
      ) : null}
      <ExplainedDue
        name={t(`clock.${run.clock}`)}
        explanation={byLaw && statutory ? statutory : promised}
        segments={segments}
        handling={handling}
        now={now}
      />
    </details>
  );
};
