import { useQuery } from "@tanstack/react-query";
import { queueOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";

/** ms between two looks at a queue: people stand there, and an unchanged one costs one small read. */
const queueInterval = 4_000;

/** Keys of what is read of queues. */
export const queueKeys = {
  queue: (windowId: string) => [queueOperations.readQueue.name, windowId],
  days: (windowId: string) => [queueOperations.listQueueDays.name, windowId],
} as const;

/** Today's queue of a window, looked at every few seconds. */
export const useQueue = (windowId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: queueKeys.queue(windowId),
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(queueOperations.readQueue, { params: { windowId }, ifNoneMatch, signal }),
      ),
    refetchInterval: queueInterval,
  });
};

/** What a window's queue added up to on each of some days, the last one first. */
export const useQueueDays = (windowId: string, query: { readonly until?: string; readonly days: number }) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...queueKeys.days(windowId), query.until ?? "", query.days],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(queueOperations.listQueueDays, { params: { windowId }, query, ifNoneMatch, signal }),
      ),
    refetchInterval: () => quietInterval(),
  });
};
