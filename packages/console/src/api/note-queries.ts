import { useInfiniteQuery } from "@tanstack/react-query";
import { noteOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { watchInterval } from "./polling.ts";
import { givenCursor } from "./window-queries.ts";

/** What the notes of a case are read under. */
export const notesKey = (caseId: string) => [noteOperations.listNotes.name, caseId] as const;

/** The internal notes on a case, the last first, page by page. */
export const useNotes = (caseId: string) => {
  const api = useBrokerApi();
  return useInfiniteQuery({
    queryKey: notesKey(caseId),
    queryFn: ({ queryKey, pageParam, signal }) =>
      api.read([...queryKey, pageParam], (client, ifNoneMatch) =>
        client.call(noteOperations.listNotes, {
          params: { caseId },
          query: givenCursor(pageParam),
          ifNoneMatch,
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: () => watchInterval(),
  });
};
