import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { explanationOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import type { Supposition } from "./wire.ts";

/** Why each clock of a case is due when it is; asked again when the case has another version. */
export const useExplanation = (caseId: string, version: number | undefined) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [explanationOperations.explainWindowCase.name, caseId, version],
    queryFn: ({ signal }) =>
      api.read([explanationOperations.explainWindowCase.name, caseId], (client, ifNoneMatch) =>
        client.call(explanationOperations.explainWindowCase, { params: { caseId }, ifNoneMatch, signal }),
      ),
    enabled: version !== undefined,
    placeholderData: keepPreviousData,
  });
};

/** When a clock of a case would be due if something were otherwise. */
export const useSupposition = (caseId: string, version: number, supposed: Supposition) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [explanationOperations.supposeWindowCase.name, caseId, version, supposed],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(explanationOperations.supposeWindowCase, {
          params: { caseId },
          query: supposed,
          ifNoneMatch,
          signal,
        }),
      ),
  });
};
