import { useQuery } from "@tanstack/react-query";
import { packageOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";

/** A package with what keeps it from being offered today. */
export type CheckedPackage = Returned<typeof packageOperations.listPackages>["packages"][number];

/** Keys of what is read of packages. */
export const packageKeys = { packages: [packageOperations.listPackages.name] } as const;

/** The packages (一件事) of my regions, looked at again now and then. */
export const usePackages = () => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: packageKeys.packages,
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(packageOperations.listPackages, { query: {}, ifNoneMatch, signal }),
      ),
    select: ({ packages }) => packages,
    refetchInterval: () => quietInterval(),
  });
};
