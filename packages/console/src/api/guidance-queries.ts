import { useQuery } from "@tanstack/react-query";
import { guidanceOperations } from "@tongban/contract";
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
