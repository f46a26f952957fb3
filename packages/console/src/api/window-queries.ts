import { useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import { windowOperations } from "@tongban/contract";
import type { BrokerApi } from "./broker-api.ts";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval, watchInterval } from "./polling.ts";
import type { CaseStatus } from "./wire.ts";

/** The lists of a clerk's desk. */
export type BoardList = "waiting" | "mine" | "reviews" | "team" | "done" | "sent";

/** What the list of what was sent out is narrowed to. */
export type SentFilter = { readonly status?: CaseStatus; readonly due?: "today" | "overdue" };

const HOUR = 3_600_000;
/** Rows of a list of work: all that a window can have in hand, so that its order is whole. */
export const BOARD_PAGE = 500;
/** Rows of what is done, of which the last are looked at. */
const DONE_PAGE = 100;

/** Keys of what is read, so that a command can say what it changed. */
export const queryKeys = {
  me: [windowOperations.getMe.name],
  names: [windowOperations.getNames.name],
  calendars: [windowOperations.listCalendars.name],
  boards: [windowOperations.readBoard.name],
  board: (list: BoardList, window: string | undefined, filter: SentFilter) => [
    windowOperations.readBoard.name,
    list,
    window ?? "",
    filter,
  ],
  loads: [windowOperations.listWindowLoads.name],
  case: (caseId: string) => [windowOperations.getWindowCase.name, caseId],
} as const;

/** Who is signed in. */
export const useMe = () => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: queryKeys.me,
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(windowOperations.getMe, { ifNoneMatch, signal }),
      ),
    staleTime: HOUR,
  });
};

/** Names of regions and matters; codes are shown until they are there. */
export const useNames = () => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: queryKeys.names,
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(windowOperations.getNames, { ifNoneMatch, signal }),
      ),
    staleTime: HOUR,
  });
};

/** A list of the desk, page by page; the waiting list is watched even while the tab is hidden, so that new work can announce itself. */
export const useBoard = (
  list: BoardList,
  window: string | undefined,
  { enabled = true, filter = {} }: { readonly enabled?: boolean; readonly filter?: SentFilter } = {},
) => {
  const api = useBrokerApi();
  return useInfiniteQuery({
    queryKey: queryKeys.board(list, window, filter),
    queryFn: ({ pageParam, signal }) => readBoardPage(api, list, window, filter, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: () => (list === "waiting" ? watchInterval() : quietInterval()),
    refetchIntervalInBackground: list === "waiting",
    enabled,
  });
};

/** One page of a list of the desk, after a cursor. */
export const readBoardPage = (
  api: BrokerApi,
  list: BoardList,
  window: string | undefined,
  filter: SentFilter,
  cursor: string,
  signal?: AbortSignal,
) =>
  api.read([...queryKeys.board(list, window, filter), cursor], (client, ifNoneMatch) =>
    client.call(windowOperations.readBoard, {
      query: {
        list,
        limit: list === "done" ? DONE_PAGE : BOARD_PAGE,
        ...filter,
        ...givenWindow(window),
        ...givenCursor(cursor),
      },
      ifNoneMatch,
      ...(signal ? { signal } : {}),
    }),
  );

/** How many cases wait at each of my windows, as counted some seconds ago; asks nothing while not enabled. */
export const useWindowLoads = (enabled: boolean) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: queryKeys.loads,
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(windowOperations.listWindowLoads, { ifNoneMatch, signal }),
      ),
    refetchInterval: () => watchInterval(),
    enabled,
  });
};

const MINUTE = 60_000;

/** Cases found by all of a name, a number or a reference, page by page; asked once, for searches by name are limited. */
export const useSearch = (text: string) => {
  const api = useBrokerApi();
  return useInfiniteQuery({
    queryKey: [windowOperations.searchCases.name, text],
    queryFn: ({ queryKey, pageParam, signal }) =>
      api.read([...queryKey, pageParam], (client, ifNoneMatch) =>
        client.call(windowOperations.searchCases, {
          query: { q: text, ...givenCursor(pageParam) },
          ifNoneMatch,
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
    enabled: text !== "",
    staleTime: MINUTE,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
};

const caseQuery = (api: BrokerApi, caseId: string) => ({
  queryKey: queryKeys.case(caseId),
  queryFn: ({ queryKey, signal }: { queryKey: readonly string[]; signal: AbortSignal }) =>
    api.read(queryKey, (client, ifNoneMatch) =>
      client.call(windowOperations.getWindowCase, { params: { caseId }, ifNoneMatch, signal }),
    ),
});

/** One case; looked at again now and then, for others may work on it. */
export const useCase = (caseId: string) =>
  useQuery({ ...caseQuery(useBrokerApi(), caseId), refetchInterval: () => watchInterval() });

/** Several cases, each on its own. */
export const useCases = (ids: readonly string[]) => {
  const api = useBrokerApi();
  return useQueries({ queries: ids.map((id) => ({ ...caseQuery(api, id), staleTime: MINUTE })) });
};

const givenWindow = (window: string | undefined) => (window === undefined ? {} : { window });

/** The query part of a page of a list; the first page has none. */
export const givenCursor = (cursor: string) => (cursor === "" ? {} : { cursor });
