import { useTranslation } from "react-i18next";
import type { TeamLoads } from "./use-team-loads.ts";

type TeamBarProps = {
  readonly team: TeamLoads;
  /** Whose cases alone are shown; undefined: everybody's. */
  readonly person: string | undefined;
  readonly onPerson: (person: string | undefined) => void;
};

/** What each person of the team holds; pressing one shows their cases alone. */
export const TeamBar = ({ team: { loads, countedFirst }, person, onPerson }: TeamBarProps) => {
  const { t } = useTranslation();
  return (
    <>
      <ul className="team-bar" aria-label={t("team.loads")}>
        {loads.map((load) => (
          <li key={load.id}>
            <button
              type="button"
              className="team-person"
              aria-pressed={load.id === person}
              onClick={() => onPerson(load.id === person ? undefined : load.id)}
            >
              <strong>{load.name}</strong>
              <span>{t("team.held", { count: load.held })}</span>
              {load.dueToday > 0 ? (
                <span className="team-today">{t("team.dueToday", { count: load.dueToday })}</span>
              ) : null}
              {load.overdue > 0 ? (
                <span className="team-overdue">{t("team.overdue", { count: load.overdue })}</span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      <LoadsNote countedFirst={countedFirst} />
    </>
  );
};

/** Says that the loads are not of all that the team holds, where they are not. */
const LoadsNote = ({ countedFirst }: Pick<TeamLoads, "countedFirst">) => {
  const { t } = useTranslation();
  return countedFirst === undefined ? null : (
    <p className="team-note faint">{t("team.countedFirst", { count: countedFirst })}</p>
  );
};
