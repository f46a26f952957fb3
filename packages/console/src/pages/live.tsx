import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useLiveMatters } from "../api/coordinator-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { useNames } from "../api/window-queries.ts";
import { FilterChoice } from "../coordinator/filter-choice.tsx";
import { LiveTable } from "../coordinator/live-table.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../list/list.css";
import "../coordinator/coordinator.css";

/** The live matrix of matters between two regions. */
const LivePage = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const names = useNames();
  const [place, setPlace] = useSearchParams();
  const source = place.get("source") ?? undefined;
  const handling = place.get("handling") ?? me.regions[0]?.region;
  const only = place.get("only") === "gaps" ? "gaps" : "all";
  const same = source !== undefined && source === handling;
  const live = useLiveMatters(same ? undefined : source, handling);
  const go = (change: Readonly<Record<string, string | undefined>>) =>
    setPlace((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(change)) if (value !== undefined) next.set(name, value);
      return next;
    });
  const regions = (names.data?.regions ?? []).map((one) => ({ value: one.region, label: one.name }));
  const matters = live.data?.matters ?? [];
  const shown = only === "gaps" ? matters.filter((one) => !one.live) : matters;
  return (
    <main className="page" id="main">
      <PageHead
        title={t("live.title")}
        line={
          live.data
            ? t("live.liveCount", { live: matters.filter((one) => one.live).length, all: matters.length })
            : undefined
        }
      />
      <div className="filters">
        <FilterChoice
          label={t("live.source")}
          value={source}
          options={regions}
          onChange={(next) => go({ source: next })}
        />
        <Button disabled={source === undefined} onClick={() => go({ source: handling, handling: source })}>
          {`⇄ ${t("live.swap")}`}
        </Button>
        <FilterChoice
          label={t("live.handling")}
          value={handling}
          options={regions}
          onChange={(next) => go({ handling: next })}
        />
        <Segmented
          value={only}
          onChange={(next) => go({ only: next })}
          options={[
            { value: "all", label: t("live.all") },
            { value: "gaps", label: t("live.notLive") },
          ]}
        />
      </div>
      {source === undefined ? <EmptyNotice title={t("live.choose")} /> : null}
      {same ? <EmptyNotice title={t("live.same")} /> : null}
      {live.isLoading ? <Loading rows={10} /> : null}
      {live.isError && !live.data ? (
        <LoadFailure error={live.error} onRetry={() => void live.refetch()} />
      ) : null}
      {live.data && shown.length === 0 ? <EmptyNotice title={t("live.empty")} /> : null}
      {shown.length > 0 ? (
        <div className="panel panel-flush">
          <LiveTable matters={shown} />
        </div>
      ) : null}
    </main>
  );
};

export default LivePage;
