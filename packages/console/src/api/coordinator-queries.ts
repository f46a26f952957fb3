import { useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import { coordinatorOperations } from "@tongban/contract";
import type { DueAge, ServiceMode } from "@tongban/domain";
import type { BrokerApi } from "./broker-api.ts";
import { useBrokerApi } from "./broker-api-context.ts";
import { watchInterval } from "./polling.ts";
import { givenCursor } from "./window-queries.ts";
import type { CaseStatus } from "./wire.ts";

/** What a coordinator's list of cases is narrowed to. */
export type CaseFilter = {
  readonly region: string;
  /** What the region received (the default), or what it sent out. */
  readonly direction?: "in" | "out";
  readonly status?: CaseStatus;
  readonly source?: string;
  readonly handling?: string;
  readonly matter?: string;
  /** All that is overdue, or one age of what is open. */
  readonly due?: DueAge | "overdue";
  readonly window?: string;
  readonly agreement?: string;
  readonly mode?: ServiceMode;
  /** Cases that a figure of the service level counts, in a period where one is given. */
  readonly counted?: Counted;
  readonly period?: string;
};

/** What a figure of the service level counts cases as. */
export type Counted = "received" | "completed" | "on-time" | "late";

/** What every list of a region's cases is read under, whatever narrows it. */
export const regionCasesKey = [coordinatorOperations.listRegionCases.name] as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The windows of a region by name; asks nothing until a region is named. */
export const useWindows = (region: string | undefined) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [coordinatorOperations.listWindows.name, region],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(coordinatorOperations.listWindows, {
          query: { region: region ?? "" },
          ifNoneMatch,
          signal,
        }),
      ),
    enabled: region !== undefined,
    staleTime: HOUR,
  });
};

/** The agreements that my regions are parties to. */
export const useAgreements = (enabled = true) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [coordinatorOperations.listAgreements.name],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(coordinatorOperations.listAgreements, { ifNoneMatch, signal }),
      ),
    staleTime: MINUTE,
    enabled,
  });
};

const agreementQuery = (api: BrokerApi, agreementId: string) => ({
  queryKey: [coordinatorOperations.getAgreement.name, agreementId],
  queryFn: ({ queryKey, signal }: { queryKey: readonly string[]; signal: AbortSignal }) =>
    api.read(queryKey, (client, ifNoneMatch) =>
      client.call(coordinatorOperations.getAgreement, { params: { agreementId }, ifNoneMatch, signal }),
    ),
  staleTime: MINUTE,
});

/** One agreement with its annexes. */
export const useAgreement = (agreementId: string) => useQuery(agreementQuery(useBrokerApi(), agreementId));

/** Several agreements with their annexes, each on its own. */
export const useAgreementViews = (ids: readonly string[]) => {
  const api = useBrokerApi();
  return useQueries({ queries: ids.map((id) => agreementQuery(api, id)) });
};

/** What can be handled today from one region in another; asks nothing until both are chosen. */
export const useLiveMatters = (source: string | undefined, handling: string | undefined) => {
  const api = useBrokerApi();
  const chosen = source !== undefined && handling !== undefined ? { source, handling } : undefined;
  return useQuery({
    queryKey: [coordinatorOperations.listLiveMatters.name, source, handling],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(coordinatorOperations.listLiveMatters, {
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
  const api = useBrokerApi();
  return useInfiniteQuery({
    queryKey: [coordinatorOperations.listRegionCases.name, filter],
    queryFn: ({ pageParam, signal }) => readRegionCases(api, filter, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
    enabled: filter !== undefined,
  });
};

/** One page of a region's cases, after a cursor. */
export const readRegionCases = (
  api: BrokerApi,
  filter: CaseFilter | undefined,
  cursor: string,
  signal?: AbortSignal,
) =>
  api.read([coordinatorOperations.listRegionCases.name, filter, cursor], (client, ifNoneMatch) =>
    client.call(coordinatorOperations.listRegionCases, {
      query: { ...filter, region: filter?.region ?? "", limit: 100, ...givenCursor(cursor) },
      ifNoneMatch,
      ...(signal ? { signal } : {}),
    }),
  );

/** Counts of the cases that a region received or sent out, kept current. */
export const useRegionSummary = (region: string | undefined, direction: "in" | "out") => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [coordinatorOperations.summarizeRegion.name, region, direction],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(coordinatorOperations.summarizeRegion, {
          query: { region: region ?? "", direction },
          ifNoneMatch,
          signal,
        }),
      ),
    enabled: region !== undefined,
    refetchInterval: () => watchInterval(),
  });
};
