import { addDays, type LocalDate, onDutyWhere, weekdays } from "@tongban/domain";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../api/me-context.ts";
import type { RosterView as Roster } from "../api/wire.ts";
import type { Readable } from "../registry/difference-list.tsx";
import { HistoryPanel } from "../registry/history-panel.tsx";
import type { RecordAnswer } from "../registry/record-action.ts";
import { RecordButtons } from "../registry/record-buttons.tsx";
import { TableScroll } from "../service-level/table-scroll.tsx";
import { LeavingQuestion } from "../shell/leaving-question.tsx";
import { EmptyNotice } from "../shell/load-states.tsx";
import { dateText, shortDateText } from "../time/date-text.ts";
import { type DutyColumn, DutyGrid } from "./duty-grid.tsx";
import { PairsPanel } from "./pairs-panel.tsx";
import { readableRoster } from "./readable-roster.ts";
import { useDutyPlan } from "./use-duty-plan.ts";

type RosterViewProps = {
  readonly windowId: string;
  readonly roster: Roster;
  readonly monday: LocalDate;
  readonly onMonday: (monday: LocalDate) => void;
};

type Mode = "dates" | "week";

/** Days of a week. */
const WEEK = 7;

/** A window's roster: a week by its dates, or the week that repeats; pairs; and the days with nobody on duty. */
export const RosterView = ({ windowId, roster, monday, onMonday }: RosterViewProps) => {
  const { t, i18n } = useTranslation();
  const { role } = useSelf();
  const [mode, setMode] = useState<Mode>("dates");
  const [unstaffed, setUnstaffed] = useState<readonly LocalDate[]>();
  const duty = useDutyPlan(roster);
  const { record, team, days } = roster;
  const mayChange = role === "lead" || role === "coordinator";
  if (team.length === 0) return <EmptyNotice title={t("roster.noTeam")} hint={t("roster.noTeamHint")} />;
  const byDate = days.map((day): DutyColumn => {
    const usual = onDutyWhere({ ...duty.plan, exceptions: [] }, day.date, day.working);
    const onDuty = onDutyWhere(duty.plan, day.date, day.working);
    return {
      key: day.date,
      label: `${t(`roster.weekday.${weekdayOf(days, day.date)}`)} ${shortDateText(day.date, i18n.language)}`,
      ...(day.working ? {} : { note: t("roster.dayOff") }),
      onDuty,
      isBare: day.working && onDuty.length === 0,
      differs: team.map(({ id }) => id).filter((id) => usual.includes(id) !== onDuty.includes(id)),
    };
  });
  const byWeekday = weekdays.map(
    (day): DutyColumn => ({
      key: day,
      label: t(`roster.weekday.${day}`),
      ...(day === "saturday" || day === "sunday" ? { note: t("roster.makeUp") } : {}),
      onDuty: duty.plan.week[day],
      isBare: day !== "saturday" && day !== "sunday" && duty.plan.week[day].length === 0,
    }),
  );
  const toggle = (column: string, person: string) => {
    if (mode === "week") return duty.toggleWeekday(column, person);
    const day = days.find(({ date }) => date === column);
    if (day) duty.toggleDate(day, person);
  };
  const saved = (answer: RecordAnswer) => {
    duty.forget();
    setUnstaffed("unstaffed" in answer ? answer.unstaffed : undefined);
  };
  const names = new Map<string, string>(team.map(({ id, name }) => [id, name]));
  const reader = { t, language: i18n.language, nameOf: (id: string) => names.get(id) ?? id };
  const readable: Readable = (says) => readableRoster(says, reader);
  const target = { id: windowId, version: record.version, plan: duty.plan };
  return (
    <>
      <LeavingQuestion unsaved={duty.count > 0} typing={false} />
      {record.says === null ? <p className="record-outcome">{t("roster.none")}</p> : null}
      {unstaffed === undefined ? null : (
        <p role="status" className="record-outcome">
          {unstaffed.length === 0
            ? t("roster.allStaffed")
            : t("roster.unstaffed", {
                dates: unstaffed.map((date) => dateText(date, i18n.language)).join(t("punctuation.comma")),
              })}
        </p>
      )}
      <section className="panel record-facts" aria-label={t("roster.title")}>
        <div className="duty-tools">
          <Segmented<Mode>
            value={mode}
            onChange={setMode}
            options={[
              { value: "dates", label: t("roster.byDate") },
              { value: "week", label: t("roster.byWeek") },
            ]}
          />
          {mode === "dates" ? (
            <span className="duty-weeks">
              <Button onClick={() => onMonday(addDays(monday, -WEEK))}>{t("roster.weekBefore")}</Button>
              <span className="number">{dateText(monday, i18n.language)}</span>
              <Button onClick={() => onMonday(addDays(monday, WEEK))}>{t("roster.weekAfter")}</Button>
            </span>
          ) : null}
        </div>
        <p className="faint">{t(mode === "dates" ? "roster.byDateHint" : "roster.byWeekHint")}</p>
        <TableScroll of={t("roster.title")}>
          <DutyGrid
            label={t(mode === "dates" ? "roster.byDate" : "roster.byWeek")}
            team={team}
            columns={mode === "dates" ? byDate : byWeekday}
            {...(mayChange ? { onToggle: toggle } : {})}
          />
        </TableScroll>
        {mayChange ? <p className="faint">{t("roster.keys")}</p> : null}
      </section>
      <div className="record-facts">
        <PairsPanel
          team={team}
          pairs={duty.plan.pairs}
          {...(mayChange ? { onToggle: duty.togglePair } : {})}
        />
      </div>
      {mayChange ? (
        <div className="duty-save">
          {duty.count > 0 ? (
            <>
              <span role="status">{t("roster.unsaved", { count: duty.count })}</span>
              <RecordButtons target={target} actions={["set-roster"]} readable={readable} onDone={saved} />
              <Button onClick={duty.forget}>{t("roster.forget")}</Button>
            </>
          ) : record.says === null ? null : (
            <RecordButtons target={target} actions={["remove-roster"]} onDone={saved} />
          )}
        </div>
      ) : null}
      {role === "coordinator" && record.version > 0 ? (
        <HistoryPanel kind="roster" id={windowId} title={t("registry.history")} readable={readable} />
      ) : null}
    </>
  );
};

/** The name of a date's weekday, of days that begin on a Monday. */
const weekdayOf = (days: Roster["days"], date: LocalDate) =>
  weekdays[days.findIndex((day) => day.date === date)] ?? "monday";
