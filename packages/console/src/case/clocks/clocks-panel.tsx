import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { StaffCase } from "../../api/wire.ts";
import { limitText } from "../../time/limit-text.ts";
import { ClockRun } from "./clock-run.tsx";

type ClocksPanelProps = {
  readonly kase: Pick<StaffCase, "caseId" | "clocks" | "terms" | "status">;
  readonly now: Instant;
};

/** Every clock of a case: what runs first, then what is still to start, then what has ended, the last first. */
export const ClocksPanel = ({ kase, now }: ClocksPanelProps) => {
  const { t } = useTranslation();
  const runs = kase.clocks.map((run, n) => ({ run, id: `${run.clock} ${n}` }));
  const live = runs.filter(({ run }) => run.end === null);
  const ended = runs.filter(({ run }) => run.end !== null).toReversed();
  const list = (some: typeof runs) => some.map(({ run, id }) => <ClockRun key={id} run={run} now={now} />);
  return (
    <section className="panel" aria-labelledby="clocks">
      <div className="panel-head">
        <h2 id="clocks">{t("clocks.title")}</h2>
        <Link className="no-print" to={`/cases/${kase.caseId}/explanation`}>
          {t("clocks.how")}
        </Link>
      </div>
      <ul className="clocks">
        {list(live)}
        {willBeHandled(kase) ? <ToCome terms={kase.terms} /> : null}
        {list(ended)}
      </ul>
    </section>
  );
};

/** Whether the decision's time is still to begin: before acceptance, unless the case has ended. */
const willBeHandled = ({ clocks, status }: Pick<StaffCase, "clocks" | "status">): boolean =>
  !["declined", "withdrawn", "abandoned", "terminated"].includes(status) &&
  !clocks.some(({ clock }) => clock === "handling");

const ToCome = ({ terms }: Pick<StaffCase, "terms">) => {
  const { t } = useTranslation();
  return (
    <li className="clock-run">
      <div className="clock-name">
        <strong>{t("clock.handling")}</strong>
        <span className="faint">{t("owner.handling-window")}</span>
        <span className="clock-state">{t("clocks.state.to-come")}</span>
      </div>
      <div className="clock-limits">
        <p>
          <span className="faint">{t("case.promised")}</span> {limitText(t, terms.promised)}
        </p>
        <p>
          <span className="faint">{t("case.statutory")}</span> {limitText(t, terms.statutory)}
        </p>
      </div>
      <p className="faint">{t("case.afterAcceptance")}</p>
    </li>
  );
};
