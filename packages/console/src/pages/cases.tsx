import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useBrokerApi } from "../api/broker-api-context.ts";
import { readRegionCases, useRegionCases } from "../api/coordinator-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { useNameOf } from "../api/name-of.ts";
import type { CaseRow } from "../api/wire.ts";
import { filterOf } from "../coordinator/case-filter.ts";
import { CaseFilters } from "../coordinator/case-filters.tsx";
import { DirectionChoice } from "../coordinator/direction-choice.tsx";
import { useChosenRows } from "../desk/batch/use-chosen-rows.ts";
import { CaseList } from "../list/case-list.tsx";
import { ListTools } from "../list/lazy-list-tools.ts";
import { useHeldList } from "../list/use-held-list.ts";
import { useListView } from "../list/use-list-view.ts";
import { useSortedList } from "../list/use-sorted-list.ts";
import { lazyPart } from "../shell/lazy-part.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useNow } from "../time/now.ts";
import "../list/list.css";
import "../coordinator/coordinator.css";

const BatchBar = lazyPart(async () => (await import("../desk/batch/batch-bar.tsx")).BatchBar);
const batch = ["supervise"] as const;

const caseIdOf = (row: CaseRow): string => row.caseId;

/** The cases of my regions; the filters are in the address, so a list can be sent to somebody. */
const CasesPage = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const nameOf = useNameOf();
  const now = useNow();
  const [place, setPlace] = useSearchParams();
  const filter = filterOf(place, me.regions[0]?.region ?? "");
  const { direction = "in" } = filter;
  const base = { region: filter.region };
  const cases = useRegionCases(filter.region === "" ? undefined : filter);
  const fresh = useMemo(() => cases.data?.pages.flatMap((page) => page.cases) ?? [], [cases.data]);
  const chosen = useChosenRows();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = cases;
  const shown = direction === "out" ? "handling" : "source";
  const arrangement = useListView("cases");
  const api = useBrokerApi();
  const { rows: sorted, sorting } = useSortedList(fresh, !hasNextPage, shown, nameOf);
  const held = useHeldList(sorted, caseIdOf, JSON.stringify([filter, sorting?.sort]));
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    setPlace((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes))
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      return next;
    });
  return (
    <main className="page page-full" id="main">
      <PageHead
        title={t("cases.title")}
        line={
          cases.data ? t(hasNextPage ? "list.countMore" : "list.count", { count: fresh.length }) : undefined
        }
      />
      <div className="direction">
        <DirectionChoice value={direction} onChange={(next) => setPlace({ ...base, direction: next })} />
        <ListTools
          arrangement={arrangement}
          place={shown}
          window={undefined}
          source={
            filter.region === ""
              ? undefined
              : { region: filter.region, read: (cursor) => readRegionCases(api, filter, cursor) }
          }
        />
      </div>
      <CaseFilters filter={filter} onChange={change} onClear={() => setPlace({ ...base, direction })} />
      {chosen.rows.length > 0 ? (
        <div className="panel batch-panel">
          <BatchBar chosen={chosen} actions={batch} current={fresh} />
        </div>
      ) : null}
      <section className="panel board board-list" {...held.handlers}>
        {cases.isPending ? <Loading rows={8} /> : null}
        {cases.isError && !cases.data ? (
          <LoadFailure error={cases.error} onRetry={() => void cases.refetch()} />
        ) : null}
        {cases.data && fresh.length === 0 ? (
          <EmptyNotice title={t("cases.empty")} hint={t("cases.emptyHint")} />
        ) : null}
        {held.rows.length > 0 ? (
          <CaseList
            label={t("cases.title")}
            place={shown}
            columns={arrangement.columns}
            sorting={sorting}
            rows={held.rows}
            nameOf={nameOf}
            now={now}
            onNearEnd={onNearEnd}
            marks={chosen}
          />
        ) : null}
      </section>
    </main>
  );
};

export default CasesPage;
