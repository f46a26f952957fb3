import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../../api/wire.ts";
import { momentText } from "../../time/date-text.ts";
import { limitText } from "../../time/limit-text.ts";
import { clockStateOf } from "./clock-state.ts";
import { segmentText } from "./segment-text.ts";
import { usedText } from "./used-text.ts";

type Run = StaffCase["clocks"][number];
type ClockRunProps = { readonly run: Run; readonly now: Instant };

/** One running of a clock: whose it is, its limits with their due moments, and every stretch in words. */
export const ClockRun = ({ run, now }: ClockRunProps) => {
  const { t, i18n } = useTranslation();
  const state = clockStateOf(run);
  return (
    <li className="clock-run">
      <div className="clock-name">
        <strong>{t(`clock.${run.clock}`)}</strong>
        <span className="faint">{t(`owner.${run.owner}`)}</span>
        <span className={`clock-state clock-${state}`}>{t(`clocks.state.${state}`)}</span>
      </div>
      <div className="clock-limits">
        <Due
          label={t(run.clock === "handling" ? "case.promised" : "clocks.limit")}
          deadline={run.promised}
          now={now}
        />
        {run.statutory ? <Due label={t("case.statutory")} deadline={run.statutory} now={now} /> : null}
        <End run={run} />
      </div>
      <ol className="segments">
        {run.segments.map((segment) => (
          <li key={segment.from} className={`segment segment-${segment.kind}`}>
            {segmentText(t, segment, now, i18n.language)}
          </li>
        ))}
      </ol>
    </li>
  );
};

type DueProps = { readonly label: string; readonly deadline: Run["promised"]; readonly now: Instant };

const Due = ({ label, deadline, now }: DueProps) => {
  const { t, i18n } = useTranslation();
  const at = momentText(deadline.at, now, i18n.language);
  return (
    <p>
      <span className="faint">{label}</span> {limitText(t, deadline.limit)}
      <span className="clock-due">
        {t("case.due", { at })}
        {deadline.provisional ? t("left.provisional") : ""}
      </span>
    </p>
  );
};

/** What was used, once a clock has ended; law's own where it says something else than the promise. */
const End = ({ run: { end } }: Pick<ClockRunProps, "run">) => {
  const { t } = useTranslation();
  if (!end) return null;
  const used = t("clocks.used", { used: usedText(t, end.used) });
  return (
    <p className="clock-used">
      {end.lateStatutory ? `${used}${t("punctuation.semicolon")}${t("clocks.lateStatutory")}` : used}
    </p>
  );
};
