import { useQuery } from "@tanstack/react-query";
import { agreementOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";
import type { AgreementFile } from "./wire.ts";

/** Keys of what is read of agreements' lives. */
export const agreementKeys = {
  drafts: [agreementOperations.listDrafts.name],
  file: (agreementId: string) => [agreementOperations.getAgreementFile.name, agreementId],
  check: (agreementId: string) => [agreementOperations.checkDraft.name, agreementId],
} as const;

/** ms between two looks at an agreement whose new version is being led to admission. */
const LIVE_LOOK = 2_000;

/** Agreements of my regions that are drafted, or that somebody is asked about; looked at again now and then. */
export const useDrafts = () => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: agreementKeys.drafts,
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(agreementOperations.listDrafts, { ifNoneMatch, signal }),
      ),
    refetchInterval: () => quietInterval(),
  });
};

/** An agreement with its draft, what is asked about it, and its history; watched closely until a new version is live. */
export const useAgreementFile = (agreementId: string) => {
  const api = useBrokerApi();
  return useQuery<AgreementFile>({
    queryKey: agreementKeys.file(agreementId),
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(agreementOperations.getAgreementFile, { params: { agreementId }, ifNoneMatch, signal }),
      ),
    refetchInterval: ({ state: { data } }) => (data?.published?.live === false ? LIVE_LOOK : quietInterval()),
  });
};

/** What a version of an agreement said when it was published; asks nothing until one is named. */
export const useAgreementVersion = (agreementId: string, version: number | undefined) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [agreementOperations.getAgreementVersion.name, agreementId, version],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(agreementOperations.getAgreementVersion, {
          params: { agreementId, version: version ?? 1 },
          ifNoneMatch,
          signal,
        }),
      ),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
};

/** What is wrong with the draft as it stands at a revision; asks nothing while there is none. */
export const useDraftCheck = ({ id: agreementId, revision, draft }: AgreementFile) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...agreementKeys.check(agreementId), revision],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(agreementOperations.checkDraft, { params: { agreementId }, ifNoneMatch, signal }),
      ),
    enabled: draft !== null,
  });
};
