import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** A column: a weekday, or a date. */
export type DutyColumn = {
  readonly key: string;
  readonly label: string;
  /** What else is said of it, such as that it is a day off. */
  readonly note?: string;
  /** Who is on duty. */
  readonly onDuty: readonly string[];
  /** Somebody should be on duty, and nobody is. */
  readonly isBare: boolean;
  /** Of whom it differs from the weekday. */
  readonly differs?: readonly string[];
};

type Member = { readonly id: string; readonly name: string; readonly reviews: boolean };

type DutyGridProps = {
  readonly label: string;
  readonly team: readonly Member[];
  readonly columns: readonly DutyColumn[];
  /** Absent: who may only read. */
  readonly onToggle?: (column: string, person: string) => void;
};

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Who is on duty when, a line for each person; arrow keys go from cell to cell, and the space bar changes one. */
export const DutyGrid = ({ label, team, columns, onToggle }: DutyGridProps) => {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState<readonly [number, number]>([0, 0]);
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const [row, column] = [
      Math.max(0, Math.min(team.length - 1, at[0] + step[0])),
      Math.max(0, Math.min(columns.length - 1, at[1] + step[1])),
    ];
    setAt([row, column]);
    body.current?.rows[row]?.cells[column + 1]?.querySelector("button")?.focus();
  };
  return (
    <table className="table duty-grid" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t("roster.member")}</th>
          {columns.map(({ key, label: name, note, isBare }) => (
            <th key={key} scope="col" className={isBare ? "duty-bare" : undefined}>
              {name}
              {note === undefined ? null : <span className="duty-note">{note}</span>}
              {isBare ? <span className="duty-note">{t("roster.nobody")}</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={move}>
        {team.map(({ id, name, reviews }, row) => (
          <tr key={id}>
            <th scope="row">
              {name}
              {reviews ? <span className="duty-note">{t("roster.reviews")}</span> : null}
            </th>
            {columns.map(({ key, label: day, onDuty, differs = [] }, column) => (
              <td key={key}>
                <DutyCell
                  name={t("roster.cell", { name, day })}
                  isOn={onDuty.includes(id)}
                  differs={differs.includes(id)}
                  isTabStop={at[0] === row && at[1] === column}
                  onFocus={() => setAt([row, column])}
                  onToggle={onToggle && (() => onToggle(key, id))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type DutyCellProps = {
  readonly name: string;
  readonly isOn: boolean;
  readonly differs: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onToggle: (() => void) | undefined;
};

const DutyCell = ({ name, isOn, differs, isTabStop, onFocus, onToggle }: DutyCellProps) => {
  const { t } = useTranslation();
  const look = `duty-cell${isOn ? " duty-on" : ""}${differs ? " duty-differs" : ""}`;
  const state = t(isOn ? "roster.on" : "roster.off");
  if (!onToggle) return <span className={look}>{state}</span>;
  return (
    <button
      type="button"
      className={look}
      aria-label={`${name} ${state}`}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onToggle}
    >
      {state}
    </button>
  );
};
