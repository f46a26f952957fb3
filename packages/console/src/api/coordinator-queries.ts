import { useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import { coordinatorRoutes } from "@tongban/contract";
import type { Broker } from "./broker.ts";
import { useBroker } from "./broker-context.ts";
import { watchInterval } from "./polling.ts";
import { givenCursor } from "./window-queries.ts";
import type { CaseStatus } from "./wire.ts";

/** What a coordinator's list of cases is narrowed to. */
export type CaseFilter = {
  readonly region: string;
  readonly status?: CaseStatus;
  readonly source?: string;
  readonly matter?: string;
  readonly due?: "today" | "overdue";
};

const MINUTE = 60_000;

/** The agreements that my regions are parties to. */
export const useAgreements = () => {
  const broker = useBroker();
  return useQuery({
    queryKey: [coordinatorRoutes.listAgreements.name],
    queryFn: ({ queryKey, signal }) =>
      broker.read(queryKey, (client, ifNoneMatch) =>
        client.call(coordinatorRoutes.listAgreements, { ifNoneMatch, signal }),
      ),
    staleTime: MINUTE,
  });
};

const agreementQuery = (broker: Broker, agreementId: string) => ({
  queryKey: [coordinatorRoutes.getAgreement.name, agreementId],
  queryFn: ({ queryKey, signal }: { queryKey: readonly string[]; signal: AbortSignal }) =>
    broker.read(queryKey, (client, ifNoneMatch) =>
      client.call(coordinatorRoutes.getAgreement, { params: { agreementId }, ifNoneMatch, signal }),
    ),
  staleTime: MINUTE,
});

/** One agreement with its annexes; asks nothing while not enabled. */
export const useAgreement = (agreementId: string, enabled = true) =>
  useQuery({ ...agreementQuery(useBroker(), agreementId), enabled });

/** Several agreements with their annexes, each on its own. */
export const useAgreementViews = (ids: readonly string[]) => {
  const broker = useBroker();
  return useQueries({ queries: ids.map((id) => agreementQuery(broker, id)) });
};

/** What can be handled today from one region in another; asks nothing until both are chosen. */
export const useLiveMatters = (source: string | undefined, handling: string | undefined) => {
  const broker = useBroker();
  const chosen = source !== undefined && handling !== undefined ? { source, handling } : undefined;
  return useQuery({
    queryKey: [coordinatorRoutes.listLiveMatters.name, source, handling],
    queryFn: ({ queryKey, signal }) =>
      broker.read(queryKey, (client, ifNoneMatch) =>
        client.call(coordinatorRoutes.listLiveMatters, {
          query: chosen ?? { source: "", handling: "" },
          ifNoneMatch,
          signal,
        }),
      ),
    enabled: chosen !== undefined,
    staleTime: MINUTE,
  });
};

/** A region's cases, newest first, page by page. */
export const useRegionCases = (filter: CaseFilter | undefined) => {
  const broker = useBroker();
  return useInfiniteQuery({
    queryKey: [coordinatorRoutes.listRegionCases.name, filter],
    queryFn: ({ queryKey, pageParam, signal }) =>
      broker.read([...queryKey, pageParam], (client, ifNoneMatch) =>
        client.call(coordinatorRoutes.listRegionCases, {
          query: { ...filter, region: filter?.region ?? "", limit: 100, ...givenCursor(pageParam) },
          ifNoneMatch,
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
    enabled: filter !== undefined,
  });
};

/** Counts of a region's cases, kept current. */
export const useRegionSummary = (region: string | undefined) => {
  const broker = useBroker();
  return useQuery({
    queryKey: [coordinatorRoutes.summarizeRegion.name, region],
    queryFn: ({ queryKey, signal }) =>
      broker.read(queryKey, (client, ifNoneMatch) =>
        client.call(coordinatorRoutes.summarizeRegion, {
          query: { region: region ?? "" },
          ifNoneMatch,
          signal,
        }),
      ),
    enabled: region !== undefined,
    refetchInterval: () => watchInterval(),
  });
};
