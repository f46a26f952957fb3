import { useQuery } from "@tanstack/react-query";
import { oversightOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { watchInterval } from "./polling.ts";

/** The departments that follow a region's decisions; asks nothing until a region is known. */
export const useDepartments = (region: string | undefined) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [oversightOperations.listDepartments.name, region],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(oversightOperations.listDepartments, {
          query: { region: region ?? "" },
          ifNoneMatch,
          signal,
        }),
      ),
    enabled: region !== undefined,
    refetchInterval: () => watchInterval(),
  });
};
