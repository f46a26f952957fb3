import { useQuery } from "@tanstack/react-query";
import { bundleOperations, packageOperations } from "@tongban/contract";
import type { RegionCode } from "@tongban/domain";
import type { Returned } from "@tongban/sdk/client";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";

/** A package with what keeps it from being offered today. */
export type CheckedPackage = Returned<typeof packageOperations.listPackages>["packages"][number];

/** Keys of what is read of packages. */
export const packageKeys = {
  packages: [packageOperations.listPackages.name],
  taken: [bundleOperations.getIntakeBundle.name],
} as const;

/** A package as applicants find it. */
export type OfferedPackage = Returned<typeof packageOperations.listCatalogPackages>["packages"][number];

/** A package that a window took in, with all that its receipt slip says. */
export type IntakeBundle = Returned<typeof bundleOperations.getIntakeBundle>;

/** ms that the catalog's answers are good for, as the broker says. */
const CATALOG_LIFE_MS = 60_000;

/** What a region offers as one thing. */
export const useOfferedPackages = (source: RegionCode) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [packageOperations.listCatalogPackages.name, source],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client) =>
        client.call(packageOperations.listCatalogPackages, { query: { source }, signal }),
      ),
    select: ({ packages }) => packages,
    staleTime: CATALOG_LIFE_MS,
  });
};

/** A package that one of my windows took in. */
export const useIntakeBundle = (windowId: string, bundleId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...packageKeys.taken, windowId, bundleId],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(bundleOperations.getIntakeBundle, {
          params: { windowId, bundleId },
          ifNoneMatch,
          signal,
        }),
      ),
    refetchInterval: () => quietInterval(),
  });
};

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
