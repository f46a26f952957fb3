import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { guidanceOperations } from "@tongban/contract";
import type { Guidance } from "@tongban/domain";
import { useBrokerApi } from "./broker-api-context.ts";

/** What helps with a case: its review checklist and phrases; they never change for a case. */
export const useCaseGuidance = (caseId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [guidanceOperations.getCaseGuidance.name, caseId],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(guidanceOperations.getCaseGuidance, { params: { caseId }, ifNoneMatch, signal }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
};

/** Which guidance: the draft's or what is published, as it stands at a revision of the agreement. */
export type GuidancePlace = {
  readonly agreementId: string;
  readonly of: "draft" | "published";
  readonly revision: number;
};

/** Guidance of an agreement, with the revision that it was read at. */
type WholeGuidance = { readonly revision: number; readonly entries: readonly Guidance[] };

/** The key of an agreement's guidance: it never changes at a revision. */
export const guidanceKey = ({ agreementId, of, revision }: GuidancePlace) =>
  [guidanceOperations.getGuidance.name, agreementId, of, revision] as const;

/** Guidance of an agreement; while that of a later revision is read, the former one stands. */
export const useGuidance = (place: GuidancePlace, enabled = true) => {
  const api = useBrokerApi();
  const { agreementId, of } = place;
  return useQuery<WholeGuidance>({
    queryKey: guidanceKey(place),
    queryFn: ({ queryKey, signal }) =>
      api.read<WholeGuidance>(queryKey, (client, ifNoneMatch) =>
        client.call(guidanceOperations.getGuidance, {
          params: { agreementId },
          query: { of },
          ifNoneMatch,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
};
