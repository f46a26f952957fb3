import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useBreakdown } from "../api/service-level-queries.ts";
import type { BreakdownKind, ScopePlace, ServiceRow } from "../api/wire.ts";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { modeOf } from "./mode-of.ts";
import { RowTable } from "./row-table.tsx";
import { breakdownsOf, type Place, scopeAddress } from "./scope-place.ts";
import { useCasesBehind } from "./use-cases-behind.ts";

type BreakdownPanelProps = {
  readonly place: Place & { readonly by: BreakdownKind };
  readonly period: string;
  readonly onBy: (by: BreakdownKind) => void;
};

/** What a scope consists of, side by side; each name leads one level down. */
export const BreakdownPanel = ({ place, period, onBy }: BreakdownPanelProps) => {
  const { t } = useTranslation();
  const { by, scope, region, window } = place;
  const rows = useBreakdown({ by, period, ...within(place) });
  const behind = useCasesBehind(region);
  const ways = breakdownsOf(scope);
  const scopeOfRow = ({ id }: ServiceRow): ScopePlace => ({ kind: by, id });
  // Of a team there are those who do something, and those who did nothing are no news.
  const shown = rows.data?.rows.filter((row) => by === "window" || by === "staff" || isCounted(row)) ?? [];
  const label = t(`serviceLevel.by.${by}`);
  return (
    <section className="panel" aria-labelledby="breakdown">
      <div className="panel-head">
        <h2 id="breakdown">{label}</h2>
        {ways.length > 1 ? (
          <Segmented<BreakdownKind>
            className="no-print"
            aria-label={t("serviceLevel.breakdown")}
            value={by}
            onChange={onBy}
            options={ways.map((way) => ({ value: way, label: t(`serviceLevel.scope.${way}`) }))}
          />
        ) : null}
      </div>
      {rows.isPending ? <Loading rows={4} /> : null}
      {rows.isError && !rows.data ? (
        <LoadFailure error={rows.error} onRetry={() => void rows.refetch()} />
      ) : null}
      {rows.data && shown.length === 0 ? <EmptyNotice title={t("serviceLevel.empty")} /> : null}
      {shown.length > 0 ? (
        <RowTable
          label={label}
          head={t(`serviceLevel.scope.${by}`)}
          rows={shown}
          nameOf={(row) => (by === "mode" ? modeOf(t, row.id) : row.name)}
          addressOfRow={(row) => scopeAddress(scopeOfRow(row), period, { region, window })}
          casesOf={(row, figure) => behind(scopeOfRow(row), figure, period)}
        />
      ) : null}
    </section>
  );
};

const isCounted = ({ received, completed, open, overdue }: ServiceRow): boolean =>
  received + completed + open + overdue > 0;

const within = ({ by, region, window }: Place): { readonly region?: string; readonly window?: string } => {
  if (by === "window" && region !== undefined) return { region };
  return by === "staff" && window !== undefined ? { window } : {};
};
