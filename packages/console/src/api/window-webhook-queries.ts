import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { windowWebhookOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";
import { givenCursor } from "./window-queries.ts";

/** Keys of what is read of windows' webhooks. */
export const windowWebhookKeys = {
  webhook: (windowId: string) => [windowWebhookOperations.getWindowWebhook.name, windowId],
  deliveries: (windowId: string) => [windowWebhookOperations.listWindowDeliveries.name, windowId],
} as const;

/** Where a window's warnings are delivered, looked at again now and then. */
export const useWindowWebhook = (windowId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: windowWebhookKeys.webhook(windowId),
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(windowWebhookOperations.getWindowWebhook, { params: { windowId }, ifNoneMatch, signal }),
      ),
    refetchInterval: () => quietInterval(),
  });
};

/** What was tried for a window's endpoint, newest first, page by page. */
export const useWindowDeliveries = (windowId: string) => {
  const api = useBrokerApi();
  return useInfiniteQuery({
    queryKey: windowWebhookKeys.deliveries(windowId),
    queryFn: ({ queryKey, pageParam, signal }) =>
      api.read([...queryKey, pageParam], (client, ifNoneMatch) =>
        client.call(windowWebhookOperations.listWindowDeliveries, {
          params: { windowId },
          query: givenCursor(pageParam),
          ifNoneMatch,
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
};
