import { useQuery } from "@tanstack/react-query";
import { paperOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";

/** ms between two looks for a paper that is being made, and how many looks there are at most. */
const LOOK_AGAIN_MS = 3_000;
const LOOKS = 5;

/** The papers (文书) of a case at a version; looked for again some times, for a paper follows its event within seconds. */
export const usePapers = (caseId: string, version: number) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [paperOperations.listWindowPapers.name, caseId, version],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(paperOperations.listWindowPapers, { params: { caseId }, ifNoneMatch, signal }),
      ),
    refetchInterval: ({ state }) => (state.dataUpdateCount < LOOKS ? LOOK_AGAIN_MS : false),
  });
};
