import { type Measure, measureNames } from "@tongban/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLeague } from "../api/service-level-queries.ts";
import { FilterChoice } from "../coordinator/filter-choice.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { RowTable } from "./row-table.tsx";
import { scopeAddress } from "./scope-place.ts";
import { useCasesBehind } from "./use-cases-behind.ts";

type LeaguePanelProps = { readonly region: string; readonly period: string };

/** A region's windows ranked by a measure (标兵窗口), the best first. */
export const LeaguePanel = ({ region, period }: LeaguePanelProps) => {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<Measure>("on-time-strict");
  const league = useLeague(measure, period, region);
  const behind = useCasesBehind(region);
  return (
    <section className="panel" aria-labelledby="league">
      <div className="panel-head">
        <h2 id="league">{t("serviceLevel.league")}</h2>
        <FilterChoice
          label={t("serviceLevel.rankedBy")}
          value={measure}
          options={measureNames.map((one) => ({ value: one, label: t(`serviceLevel.measure.${one}`) }))}
          onChange={(next) => setMeasure(measureNames.find((one) => one === next) ?? measure)}
        />
      </div>
      {league.isPending ? <Loading rows={4} /> : null}
      {league.isError && !league.data ? (
        <LoadFailure error={league.error} onRetry={() => void league.refetch()} />
      ) : null}
      {league.data?.rows.length === 0 ? <EmptyNotice title={t("serviceLevel.empty")} /> : null}
      {league.data && league.data.rows.length > 0 ? (
        <RowTable
          label={t("serviceLevel.league")}
          head={t("serviceLevel.scope.window")}
          rows={league.data.rows}
          nameOf={({ name }) => name}
          addressOfRow={({ id }) =>
            scopeAddress({ kind: "window", id }, period, { region, window: undefined })
          }
          casesOf={({ id }, figure) => behind({ kind: "window", id }, figure, period)}
        />
      ) : null}
    </section>
  );
};
