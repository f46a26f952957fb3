import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { catalogOperations, intakeOperations } from "@tongban/contract";
import type { MatterId, RegionCode, WindowId } from "@tongban/domain";
import { ProblemError } from "@tongban/sdk/client";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";
import { givenCursor } from "./window-queries.ts";

/** What the lists of what windows took in are read under. */
export const intakeListsKey = [intakeOperations.listIntake.name] as const;

/** ms that the catalog's answers are good for, as the broker says. */
const CATALOG_LIFE_MS = 60_000;

/** What a window took in, newest first, page by page. */
export const useIntakeList = (windowId: string | undefined) => {
  const api = useBrokerApi();
  return useInfiniteQuery({
    queryKey: [...intakeListsKey, windowId ?? ""],
    queryFn: ({ queryKey, pageParam, signal }) =>
      api.read([...queryKey, pageParam], (client, ifNoneMatch) =>
        client.call(intakeOperations.listIntake, {
          params: { windowId: windowId ?? "" },
          query: givenCursor(pageParam),
          ifNoneMatch,
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: () => quietInterval(),
    enabled: windowId !== undefined,
  });
};

/** Everything that is wrong with an application by now; what was found before stands until the answer is there. */
export const useIntakeCheck = (
  windowId: WindowId,
  body: Readonly<Record<string, unknown>>,
  enabled: boolean,
) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [intakeOperations.checkIntake.name, windowId, body],
    queryFn: async () => {
      const answer = await api.send((client) =>
        client.call(intakeOperations.checkIntake, { params: { windowId }, body }),
      );
      if (!answer.ok) throw new ProblemError(answer.problem);
      return answer.value;
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
    enabled,
  });
};

/** Matters that some words find, with whether they can be done between two regions. */
export const useMattersThere = (q: string, source: RegionCode, handling: RegionCode | undefined) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [catalogOperations.searchCatalog.name, q, source, handling ?? ""],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client) =>
        client.call(catalogOperations.searchCatalog, {
          query: { q, source, ...(handling ? { handling } : {}), limit: 50 },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: CATALOG_LIFE_MS,
    enabled: handling !== undefined,
  });
};

/** What a matter asks for between two regions: form, materials, limits. */
export const useMatterThere = (
  matter: MatterId | undefined,
  source: RegionCode,
  handling: RegionCode | undefined,
) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [catalogOperations.showMatter.name, matter ?? "", source, handling ?? ""],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client) =>
        client.call(catalogOperations.showMatter, {
          params: { matter: matter ?? "" },
          query: { source, handling: handling ?? source },
          signal,
        }),
      ),
    staleTime: CATALOG_LIFE_MS,
    enabled: matter !== undefined && handling !== undefined,
  });
};

/** The receipt slip of what one of my windows took in. */
export const useReceipt = (caseId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [intakeOperations.getReceipt.name, caseId],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(intakeOperations.getReceipt, { params: { caseId }, ifNoneMatch, signal }),
      ),
  });
};

/** What an applicant gave in earlier cases of the region, once somebody asks: each time counts as a search. */
export const useReusable = (windowId: WindowId) => {
  const api = useBrokerApi();
  return useMutation({
    mutationFn: async (number: string) => {
      const answer = await api.send((client) =>
        client.call(intakeOperations.listReusableAtIntake, { params: { windowId }, body: { number } }),
      );
      if (!answer.ok) throw new ProblemError(answer.problem);
      return answer.value.materials;
    },
  });
};
