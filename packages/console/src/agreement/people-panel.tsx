import { ProblemError } from "@tongban/sdk/client";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAgreement } from "../api/coordinator-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { useNameOf } from "../api/name-of.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";

type PeoplePanelProps = { readonly agreementId: string; readonly of: "window" | "team" };

/** The windows of the parties, or who works at each; managed by each region on their own pages. */
export const PeoplePanel = ({ agreementId, of }: PeoplePanelProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const me = useSelf();
  const view = useAgreement(agreementId);
  const isMine = (region: string) => me.regions.some((one) => one.region === region);
  const nameOf = (name: string) => (of === "window" ? name : t("editor.team", { name }));
  if (view.error instanceof ProblemError && view.error.problem.status === 404)
    return <p className="faint">{t("editor.notYetShown")}</p>;
  return (
    <>
      <p className="faint">{t("editor.readOnly")}</p>
      {view.isPending ? <Loading rows={3} /> : null}
      {view.isError && !view.data ? (
        <LoadFailure error={view.error} onRetry={() => void view.refetch()} />
      ) : null}
      <ul className="people">
        {view.data?.windows.map((window) => (
          <li key={window.id}>
            <strong>
              {isMine(window.region) ? (
                <Link to={of === "window" ? `/windows/${window.id}` : `/windows/${window.id}/roster`}>
                  {nameOf(window.name)}
                </Link>
              ) : (
                nameOf(window.name)
              )}
            </strong>
            <span className="faint">{names.region(window.region)}</span>
            {of === "window" ? (
              <>
                <span className={`status-mark ${window.open ? "status-decided" : "status-declined"}`}>
                  {t(window.open ? "agreements.open" : "agreements.closed")}
                </span>
                <span>{window.matters.map(names.matter).join(t("punctuation.comma"))}</span>
              </>
            ) : (
              <span>
                {window.team.length === 0
                  ? t("agreements.noTeam")
                  : window.team.map(({ name }) => name).join(t("punctuation.comma"))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};
