import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { listOperations } from "@tongban/contract";
import type { ListView, WindowId } from "@tongban/domain";
import type { Returned } from "@tongban/sdk/client";
import { useBrokerApi } from "./broker-api-context.ts";
import { useCommand } from "./use-command.ts";
import { givenCursor } from "./window-queries.ts";

/** Saved views: one's own, and those that are shared at one's windows. */
export type SavedViews = Returned<typeof listOperations.getListViews>;

const key = [listOperations.getListViews.name] as const;
const HOUR = 3_600_000;

/** The user's saved views of lists. */
export const useListViews = (enabled = true) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: key,
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(listOperations.getListViews, { ifNoneMatch, signal }),
      ),
    staleTime: HOUR,
    enabled,
  });
};

type Keeping = {
  readonly window?: WindowId;
  readonly version: number;
  readonly views: readonly ListView[];
};

/** Saves all views of the user, or those that a window's team shares; where others were saved meanwhile, those are shown. */
export const useKeepingViews = (onKept: () => void) => {
  const queries = useQueryClient();
  return useCommand({
    tell: (client, { views, ...rest }: Keeping) =>
      client.call(listOperations.keepListViews, {
        body: {
          ...rest,
          views: views.map(({ conditions, columns, ...view }) => ({
            ...view,
            conditions: [...conditions],
            columns: [...columns],
          })),
        },
      }),
    onDone: (kept) => {
      queries.setQueryData(key, kept);
      onKept();
    },
    onRefused: () => void queries.invalidateQueries({ queryKey: key }),
  });
};

/** Who took lists out of a region, the last first, page by page; asks nothing until a region is known. */
export const useListExports = (region: string | undefined) => {
  const api = useBrokerApi();
  return useInfiniteQuery({
    queryKey: [listOperations.listListExports.name, region],
    queryFn: ({ queryKey, pageParam, signal }) =>
      api.read([...queryKey, pageParam], (client, ifNoneMatch) =>
        client.call(listOperations.listListExports, {
          query: { region: region ?? "", ...givenCursor(pageParam) },
          ifNoneMatch,
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
    enabled: region !== undefined,
  });
};
