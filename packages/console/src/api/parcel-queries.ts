import { useQuery } from "@tanstack/react-query";
import { parcelOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";

/** Parcels of originals under way to a window or from it; with a number the one that has it. */
export const useParcels = (windowId: string, direction: "to" | "from", number: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [parcelOperations.listParcels.name, windowId, direction, number],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(parcelOperations.listParcels, {
          params: { windowId },
          query: { direction, ...(number === "" ? {} : { number }) },
          ifNoneMatch,
          signal,
        }),
      ),
    refetchInterval: () => quietInterval(),
  });
};
