import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { agreementOperations, zeroGapOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { givenCursor } from "./window-queries.ts";

/** A version that is looked at: what is published, or the draft as if it were in force. */
export type LookedAt = { readonly agreementId: string; readonly of: "published" | "draft" };

const MINUTE = 60_000;

/** Which pairs of regions are live by matter, and what the others lack; `revision` tells when it is another draft. */
export const useReadiness = ({ agreementId, of }: LookedAt, revision: number) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [agreementOperations.getReadiness.name, agreementId, of, revision],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(agreementOperations.getReadiness, {
          params: { agreementId },
          query: { of },
          ifNoneMatch,
          signal,
        }),
      ),
    staleTime: MINUTE,
  });
};

/** Which submissions of the last days the draft's publication would decide otherwise. */
export const usePublicationEffect = (agreementId: string, revision: number) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [agreementOperations.getPublicationEffect.name, agreementId, revision],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(agreementOperations.getPublicationEffect, {
          params: { agreementId },
          ifNoneMatch,
          signal,
        }),
      ),
    staleTime: MINUTE,
  });
};

/** How applicants from elsewhere fare against local ones, by pages of matters. */
export const useZeroGap = ({ agreementId, of }: LookedAt, revision: number) => {
  const api = useBrokerApi();
  return useInfiniteQuery({
    queryKey: [zeroGapOperations.getZeroGap.name, agreementId, of, revision],
    queryFn: ({ queryKey, pageParam, signal }) =>
      api.read([...queryKey, pageParam], (client, ifNoneMatch) =>
        client.call(zeroGapOperations.getZeroGap, {
          params: { agreementId },
          query: { of, ...givenCursor(pageParam) },
          ifNoneMatch,
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
    staleTime: MINUTE,
  });
};
