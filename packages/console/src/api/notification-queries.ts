import { useInfiniteQuery } from "@tanstack/react-query";
import { notificationOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { bellInterval } from "./polling.ts";
import { givenCursor } from "./window-queries.ts";

/** What one's notifications are read under. */
export const notificationsKey = [notificationOperations.listNotifications.name] as const;

/** What the user is told in person, the last first; asked for again now and then, for next to nothing where nothing changed. */
export const useNotifications = () => {
  const api = useBrokerApi();
  return useInfiniteQuery({
    queryKey: notificationsKey,
    queryFn: ({ queryKey, pageParam, signal }) =>
      api.read([...queryKey, pageParam], (client, ifNoneMatch) =>
        client.call(notificationOperations.listNotifications, {
          query: givenCursor(pageParam),
          ifNoneMatch,
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: () => bellInterval(),
  });
};
