import { useQueries, useQuery } from "@tanstack/react-query";
import { rosterOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";

/** Keys of what is read of rosters. */
export const rosterKeys = {
  roster: [rosterOperations.getRoster.name],
  staffing: [rosterOperations.listStaffing.name],
} as const;

/** Days of a week. */
const WEEK = 7;

/** A window's roster with who is on duty in the week from a day on. */
export const useRoster = (windowId: string, from: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...rosterKeys.roster, windowId, from],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(rosterOperations.getRoster, {
          params: { windowId },
          query: { from, days: WEEK },
          ifNoneMatch,
          signal,
        }),
      ),
    refetchInterval: () => quietInterval(),
    placeholderData: (before) => before,
  });
};

/** How the windows of some regions are staffed, by window. */
export const useStaffing = (regions: readonly string[]) => {
  const api = useBrokerApi();
  return useQueries({
    queries: regions.map((region) => ({
      queryKey: [...rosterKeys.staffing, region],
      queryFn: ({ queryKey, signal }: { queryKey: readonly string[]; signal: AbortSignal }) =>
        api.read(queryKey, (client, ifNoneMatch) =>
          client.call(rosterOperations.listStaffing, { query: { region }, ifNoneMatch, signal }),
        ),
      refetchInterval: () => quietInterval(),
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => data?.windows.map((one) => [one.window as string, one]) ?? [])),
  });
};
