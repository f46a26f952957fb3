import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { WaitingList } from "../agreement/waiting-list.tsx";
import { useRegionSummary } from "../api/coordinator-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { DirectionChoice } from "../coordinator/direction-choice.tsx";
import { RegionChoice } from "../coordinator/region-choice.tsx";
import { RegionCounts } from "../coordinator/region-counts.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import "../list/list.css";
import "../coordinator/coordinator.css";
import "../agreement/editor.css";

/** How a region's cases stand: counts by status, due today, overdue. */
const OverviewPage = () => {
  const { t, i18n } = useTranslation();
  const me = useSelf();
  const now = useNow();
  const [place, setPlace] = useSearchParams();
  const region = place.get("region") ?? me.regions[0]?.region;
  const direction = place.get("direction") === "out" ? "out" : "in";
  const summary = useRegionSummary(region, direction);
  const go = (change: Readonly<Record<string, string>>) =>
    setPlace((before) => ({ ...Object.fromEntries(before), ...change }));
  return (
    <main className="page" id="main">
      <PageHead
        title={t("overview.title")}
        line={
          summary.data ? t("overview.at", { at: momentText(summary.data.at, now, i18n.language) }) : undefined
        }
      >
        <RegionChoice value={region} onChange={(next) => go({ region: next })} />
        {me.regions.length > 1 ? null : <strong>{me.regions[0]?.name}</strong>}
      </PageHead>
      <div className="direction">
        <DirectionChoice value={direction} onChange={(next) => go({ direction: next })} />
        <Link to={region === undefined ? "/departments" : `/departments?region=${region}`}>
          {t("departments.title")}
        </Link>{" "}
        <Link to="/inquiries">{t("desk.inquiries")}</Link>
        <Link to={region === undefined ? "/exports" : `/exports?region=${region}`}>
          {t("exportRecord.title")}
        </Link>
        <Link to="/payments">{t("unmatched.title")}</Link>
      </div>
      <WaitingList />
      {summary.isPending ? <Loading /> : null}
      {summary.isError && !summary.data ? (
        <LoadFailure error={summary.error} onRetry={() => void summary.refetch()} />
      ) : null}
      {summary.data ? <RegionCounts summary={summary.data} /> : null}
    </main>
  );
};

export default OverviewPage;
