import { type LocalDate, localDateOf, parseLocalDate } from "@tongban/domain";
import { ProblemError } from "@tongban/sdk/client";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { useRecords } from "../api/registry-queries.ts";
import { useRoster } from "../api/roster-queries.ts";
import { mondayOf } from "../roster/monday-of.ts";
import { RosterView } from "../roster/roster-view.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { instantNow } from "../time/now.ts";
import "../list/list.css";
import "../case/case.css";
import "../coordinator/coordinator.css";
import "../registry/registry.css";
import "../roster/roster.css";

/** A window's roster (排班) as a week: its team reads it, its lead and its region's coordinators say it. */
const RosterPage = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const { windowId = "" } = useParams();
  const [address, setAddress] = useSearchParams();
  const asked: LocalDate | undefined = parseLocalDate(address.get("week") ?? "");
  const monday = mondayOf(asked ?? localDateOf(instantNow()));
  const roster = useRoster(windowId, monday);
  // A coordinator works at no window of their own, and finds its name among those of their regions.
  const records = useRecords("window", me.role === "coordinator");
  if (roster.error instanceof ProblemError && [400, 404].includes(roster.error.problem.status))
    return <NotFound />;
  const name =
    me.windows.find(({ id }) => id === windowId)?.name ??
    records.data?.find(({ id }) => id === windowId)?.says?.name ??
    windowId;
  const line = me.role === "coordinator" ? <Link to={`/windows/${windowId}`}>{name}</Link> : name;
  return (
    <main className="page" id="main">
      {roster.data ? (
        <>
          <PageHead title={t("roster.title")} line={line} />
          <RosterView
            windowId={windowId}
            roster={roster.data}
            monday={monday}
            onMonday={(next) => setAddress({ week: next }, { replace: true })}
          />
        </>
      ) : null}
      {roster.isPending ? <Loading rows={8} /> : null}
      {roster.isError && !roster.data ? (
        <LoadFailure whole error={roster.error} onRetry={() => void roster.refetch()} />
      ) : null}
    </main>
  );
};

export default RosterPage;
