import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { windowRoutes } from "@tongban/contract";
import { useBroker } from "./broker-context.ts";
import { quietInterval, watchInterval } from "./polling.ts";

/** The lists of a clerk's desk. */
export type BoardList = "waiting" | "mine" | "team";

const HOUR = 3_600_000;
const BOARD_PAGE = 500;

/** Keys of what is read, so that a command can say what it changed. */
export const queryKeys = {
  me: [windowRoutes.getMe.name],
  names: [windowRoutes.getNames.name],
  boards: [windowRoutes.readBoard.name],
  board: (list: BoardList, window: string | undefined) => [windowRoutes.readBoard.name, list, window ?? ""],
  case: (caseId: string) => [windowRoutes.getWindowCase.name, caseId],
} as const;

/** Who is signed in. */
export const useMe = () => {
  const broker = useBroker();
  return useQuery({
    queryKey: queryKeys.me,
    queryFn: ({ queryKey, signal }) =>
      broker.read(queryKey, (client, ifNoneMatch) =>
        client.call(windowRoutes.getMe, { ifNoneMatch, signal }),
      ),
    staleTime: HOUR,
  });
};

/** Names of regions and matters; codes are shown until they are there. */
export const useNames = () => {
  const broker = useBroker();
  return useQuery({
    queryKey: queryKeys.names,
    queryFn: ({ queryKey, signal }) =>
      broker.read(queryKey, (client, ifNoneMatch) =>
        client.call(windowRoutes.getNames, { ifNoneMatch, signal }),
      ),
    staleTime: HOUR,
  });
};

/** A list of the desk, page by page; the waiting list is watched even while the tab is hidden, so that new work can announce itself. */
export const useBoard = (list: BoardList, window: string | undefined, enabled = true) => {
  const broker = useBroker();
  return useInfiniteQuery({
    queryKey: queryKeys.board(list, window),
    queryFn: ({ queryKey, pageParam, signal }) =>
      broker.read([...queryKey, pageParam], (client, ifNoneMatch) =>
        client.call(windowRoutes.readBoard, {
          query: { list, limit: BOARD_PAGE, ...givenWindow(window), ...givenCursor(pageParam) },
          ifNoneMatch,
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: () => (list === "waiting" ? watchInterval() : quietInterval()),
    refetchIntervalInBackground: list === "waiting",
    enabled,
  });
};

/** One case; looked at again now and then, for others may work on it. */
export const useCase = (caseId: string) => {
  const broker = useBroker();
  return useQuery({
    queryKey: queryKeys.case(caseId),
    queryFn: ({ queryKey, signal }) =>
      broker.read(queryKey, (client, ifNoneMatch) =>
        client.call(windowRoutes.getWindowCase, { params: { caseId }, ifNoneMatch, signal }),
      ),
    refetchInterval: () => watchInterval(),
  });
};

const givenWindow = (window: string | undefined) => (window === undefined ? {} : { window });

/** The query part of a page of a list; the first page has none. */
export const givenCursor = (cursor: string) => (cursor === "" ? {} : { cursor });
