import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { serviceLevelOperations } from "@tongban/contract";
import type { Measure } from "@tongban/domain";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";
import type { BreakdownKind, ScopePlace } from "./wire.ts";

/** What a breakdown is by, and within which region or window. */
export type Breakdown = {
  readonly by: BreakdownKind;
  readonly region?: string;
  readonly window?: string;
  readonly period: string;
};

const looks = { refetchInterval: () => quietInterval(), placeholderData: keepPreviousData };

/** Figures, targets and trend of a scope in a period; those before stay in view until these are there. */
export const useServiceLevel = (scope: ScopePlace, period: string) => {
  const api = useBrokerApi();
  const query = { kind: scope.kind, ...(scope.id === undefined ? {} : { id: scope.id }), period };
  return useQuery({
    queryKey: [serviceLevelOperations.getServiceLevel.name, query],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(serviceLevelOperations.getServiceLevel, { query, ifNoneMatch, signal }),
      ),
    ...looks,
  });
};

/** A period's figures side by side. */
export const useBreakdown = (query: Breakdown) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [serviceLevelOperations.listServiceLevels.name, query],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(serviceLevelOperations.listServiceLevels, { query, ifNoneMatch, signal }),
      ),
    ...looks,
  });
};

/** The league of windows (标兵窗口), of one region or of all of mine. */
export const useLeague = (measure: Measure, period: string, region: string | undefined) => {
  const api = useBrokerApi();
  const query = { measure, period, ...(region === undefined ? {} : { region }) };
  return useQuery({
    queryKey: [serviceLevelOperations.rankWindows.name, query],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(serviceLevelOperations.rankWindows, { query, ifNoneMatch, signal }),
      ),
    ...looks,
  });
};

/** A region's bulletin of a day, summary of a month, appraisal of a quarter, or year. */
export const useServiceReport = (region: string, period: string) => {
  const api = useBrokerApi();
  const query = { region, period };
  return useQuery({
    queryKey: [serviceLevelOperations.getServiceReport.name, query],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(serviceLevelOperations.getServiceReport, { query, ifNoneMatch, signal }),
      ),
    ...looks,
  });
};

/** Key of a region's table of points. */
export const rulesKey = (region: string): readonly string[] => [
  serviceLevelOperations.getAppraisalRules.name,
  region,
];

/** The table of points that a region is appraised by. */
export const useAppraisalRules = (region: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: rulesKey(region),
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(serviceLevelOperations.getAppraisalRules, { query: { region }, ifNoneMatch, signal }),
      ),
  });
};
