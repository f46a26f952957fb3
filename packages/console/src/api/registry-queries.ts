import { useQuery } from "@tanstack/react-query";
import { registryOperations } from "@tongban/contract";
import type { RecordKind } from "@tongban/domain";
import { everyPage } from "@tongban/sdk/client";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";
import type { RecordOf, RegistryKind, RegistryRecord } from "./wire.ts";

/** Keys of what is read of the registry. */
export const registryKeys = {
  records: [registryOperations.listRecords.name],
  changes: [registryOperations.listRecordChanges.name],
  keys: [registryOperations.getPartnerKeys.name],
  webhooks: [registryOperations.getPartnerWebhook.name],
  transfers: [registryOperations.getTransfer.name],
} as const;

/** All records of a kind that I may see, every page of them, looked at again now and then. */
export const useRecords = <K extends RegistryKind>(kind: K, enabled = true) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...registryKeys.records, kind],
    queryFn: async ({ queryKey, signal }) => {
      const pages = everyPage((cursor) =>
        api.read([...queryKey, cursor], (client, ifNoneMatch) =>
          client.call(registryOperations.listRecords, { query: { kind, cursor }, ifNoneMatch, signal }),
        ),
      );
      const records: RegistryRecord[] = [];
      for await (const page of pages) records.push(...page.records);
      return records;
    },
    select: (records) => records.filter((record): record is RecordOf<K> => record.kind === kind),
    refetchInterval: () => quietInterval(),
    enabled,
  });
};

/** Every change of a record, the first one first; of one that was removed too. */
export const useRecordChanges = (kind: RecordKind, recordId: string, enabled = true) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...registryKeys.changes, kind, recordId],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(registryOperations.listRecordChanges, {
          params: { kind, recordId },
          ifNoneMatch,
          signal,
        }),
      ),
    select: ({ changes }) => changes,
    enabled,
  });
};

/** The live keys of a partner. */
export const usePartnerKeys = (partnerId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...registryKeys.keys, partnerId],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(registryOperations.getPartnerKeys, { params: { partnerId }, ifNoneMatch, signal }),
      ),
    refetchInterval: () => quietInterval(),
  });
};

/** Where a partner's results go, and whether they arrive. */
export const usePartnerWebhook = (partnerId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...registryKeys.webhooks, partnerId],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(registryOperations.getPartnerWebhook, { params: { partnerId }, ifNoneMatch, signal }),
      ),
    refetchInterval: () => quietInterval(),
  });
};

/** ms between two looks at a transfer that has not looked at every case yet. */
const TRANSFER_LOOK = 2_000;

/** How far the transfer of a closed window's cases is; watched closely until every case was looked at. */
export const useTransfer = (windowId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...registryKeys.transfers, windowId],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(registryOperations.getTransfer, { params: { windowId }, ifNoneMatch, signal }),
      ),
    refetchInterval: ({ state: { data } }) =>
      data?.transfer?.left === null ? TRANSFER_LOOK : quietInterval(),
  });
};
