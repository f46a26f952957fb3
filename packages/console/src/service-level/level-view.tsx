import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../api/me-context.ts";
import type { ServiceLevel } from "../api/wire.ts";
import { EmptyNotice } from "../shell/load-states.tsx";
import { ActivityPanel } from "./activity-panel.tsx";
import { casesBehind } from "./cases-behind.ts";
import { CausesPanel } from "./causes-panel.tsx";
import { Headline } from "./headline.tsx";
import { type Place, scopeAddress } from "./scope-place.ts";
import { TargetTable } from "./target-table.tsx";
import { TrendTable } from "./trend-table.tsx";

/** Apart from the page, for the library that draws it is most of the code. */
const TrendChart = lazy(async () => ({ default: (await import("./trend-chart.tsx")).TrendChart }));

/** A scope's figures with their targets and their trend; where nothing was counted, that and nothing else. */
export const LevelView = ({ level, place }: { readonly level: ServiceLevel; readonly place: Place }) => {
  const { t } = useTranslation();
  const regions: readonly string[] = useSelf().regions.map((one) => one.region);
  const { figures, trend } = level;
  const { scope, region } = place;
  const cases = figures.counts.received + figures.completed + figures.open;
  if (cases === 0 && Object.keys(figures.activities).length === 0)
    return <EmptyNotice title={t("serviceLevel.empty")} hint={t("serviceLevel.emptyHint")} />;
  const ownAlone = region !== undefined && regions.includes(region) && scope.kind !== "staff";
  return (
    <>
      <section aria-label={t("serviceLevel.figures")}>
        <Headline level={level} casesOf={(figure) => casesBehind({ scope, regions, region }, figure)} />
        {ownAlone ? null : <p className="faint">{t("serviceLevel.partly")}</p>}
      </section>
      {trend.length > 1 ? (
        <section className="panel" aria-labelledby="trend">
          <h2 id="trend">{t("serviceLevel.trend")}</h2>
          <Suspense fallback={<div className="trend-charts trend-wait" />}>
            <TrendChart level={level} />
          </Suspense>
          <TrendTable trend={trend} addressOfPart={(part) => scopeAddress(scope, part, place)} />
        </section>
      ) : null}
      <section className="panel" aria-labelledby="targets">
        <h2 id="targets">{t("serviceLevel.targets")}</h2>
        <TargetTable targets={level.targets} />
      </section>
      <CausesPanel figures={figures} />
      <ActivityPanel activities={figures.activities} />
    </>
  );
};
