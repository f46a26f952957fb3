import { useQuery } from "@tanstack/react-query";
import { queueOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";

/** ms between two looks at a queue: people stand there, and an unchanged one costs one small read. */
const queueInterval = 4_000;

/** What a window's queue is read under. */
export const queueKey = (windowId: string) => [queueOperations.readQueue.name, windowId] as const;

/** Today's queue of a window, looked at every few seconds. */
export const useQueue = (windowId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: queueKey(windowId),
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(queueOperations.readQueue, { params: { windowId }, ifNoneMatch, signal }),
      ),
    refetchInterval: queueInterval,
  });
};

/** What a window's queue added up to on each of some days, the last one first. */
export const useQueueDays = (windowId: string, days: number) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [queueOperations.listQueueDays.name, windowId, days],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(queueOperations.listQueueDays, {
          params: { windowId },
          query: { days },
          ifNoneMatch,
          signal,
        }),
      ),
    refetchInterval: () => quietInterval(),
  });
};
