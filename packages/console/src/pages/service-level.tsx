import { localDateOf } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { useNameOf } from "../api/name-of.ts";
import { useServiceLevel } from "../api/service-level-queries.ts";
import type { BreakdownKind } from "../api/wire.ts";
import { addressOf } from "../coordinator/case-filter.ts";
import { QueueDaysPanel } from "../queue/queue-days-panel.tsx";
import { BreakdownPanel } from "../service-level/breakdown-panel.tsx";
import { ExportButton } from "../service-level/export-button.tsx";
import { LeaguePanel } from "../service-level/league-panel.tsx";
import { LevelView } from "../service-level/level-view.tsx";
import { modeOf } from "../service-level/mode-of.ts";
import { NowPanel } from "../service-level/now-panel.tsx";
import { OverduePanel } from "../service-level/overdue-panel.tsx";
import { PeriodChoice } from "../service-level/period-choice.tsx";
import { periodOf } from "../service-level/period-name.ts";
import { ScopePath } from "../service-level/scope-path.tsx";
import { type Place, placeOf } from "../service-level/scope-place.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import "../list/list.css";
import "../coordinator/coordinator.css";
import "../service-level/service-level.css";
import "../queue/queue.css";

/** The service level (时效): rates, targets, trend and speed of a scope in a period, and what the scope consists of. */
const ServiceLevelPage = () => {
  const { t, i18n } = useTranslation();
  const me = useSelf();
  const now = useNow();
  const nameOf = useNameOf();
  const [address, setAddress] = useSearchParams();
  const mine: readonly string[] = me.regions.map((one) => one.region);
  const place = placeOf(address, mine[0]);
  const period = periodOf(address.get("period"), localDateOf(now));
  const level = useServiceLevel(place.scope, period.name);
  const go = (change: Readonly<Record<string, string>>) =>
    setAddress((before) => ({ ...Object.fromEntries(before), ...change }));
  const { scope, by, region, window } = place;
  const shownRegion = region ?? mine[0];
  const scopeName = (): string => {
    if (scope.kind === "overall") return t("serviceLevel.all");
    const id = scope.id ?? "";
    if (scope.kind === "mode") return modeOf(t, id);
    const code = scope.kind === "handling" || scope.kind === "source" ? nameOf.region(id) : id;
    return level.data?.scope.name ?? code;
  };
  return (
    <main className="page service-level-page" id="main">
      <PageHead
        title={t("serviceLevel.title")}
        line={
          level.data?.countedAt
            ? t("serviceLevel.countedAt", { at: momentText(level.data.countedAt, now, i18n.language) })
            : undefined
        }
      >
        <div className="page-tools">
          {by === undefined ? null : (
            <ExportButton
              query={{
                by,
                period: period.name,
                ...(by === "window" && region !== undefined ? { region } : {}),
                ...(by === "staff" && window !== undefined ? { window } : {}),
              }}
              parts={period.kind === "year" ? "month" : "day"}
            />
          )}
          {shownRegion !== undefined && mine.includes(shownRegion) ? (
            <Link to={`/bulletin?${addressOf({ region: shownRegion, period: period.name })}`}>
              {t(`serviceLevel.report.${period.kind}`)}
            </Link>
          ) : null}
        </div>
      </PageHead>
      <ScopePath place={place} period={period.name} name={scopeName()} />
      {region !== undefined && mine.includes(region) && scope.kind === "handling" ? (
        <>
          <NowPanel region={region} />
          <OverduePanel region={region} />
        </>
      ) : null}
      <PeriodChoice period={period} onChange={(next) => go({ period: next })} />
      <div className="service-level">
        {level.isPending ? <Loading rows={10} /> : null}
        {level.isError && !level.data ? (
          <LoadFailure error={level.error} onRetry={() => void level.refetch()} />
        ) : null}
        {level.data ? <LevelView level={level.data} place={place} /> : null}
        {level.data ? <Parts place={place} period={period.name} onBy={(next) => go({ by: next })} /> : null}
      </div>
    </main>
  );
};

type PartsProps = {
  readonly place: Place;
  readonly period: string;
  readonly onBy: (by: BreakdownKind) => void;
};

/** What a scope consists of: a region's windows as a league, anything else side by side. */
const Parts = ({ place, period, onBy }: PartsProps) => {
  const { scope, region, by } = place;
  if (scope.kind === "handling" && region !== undefined)
    return <LeaguePanel region={region} period={period} />;
  return (
    <>
      {by === undefined ? null : <BreakdownPanel place={{ ...place, by }} period={period} onBy={onBy} />}
      {scope.kind === "window" && scope.id !== undefined && region !== undefined ? (
        <QueueDaysPanel windowId={scope.id} />
      ) : null}
    </>
  );
};

export default ServiceLevelPage;
