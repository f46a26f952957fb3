import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { materialMarkOperations, materialOperations } from "@tongban/contract";
import type { CallOptions, Returned } from "@tongban/sdk/client";
import { useBrokerApi } from "./broker-api-context.ts";
import { watchInterval } from "./polling.ts";
import { useCommand } from "./use-command.ts";
import { givenCursor } from "./window-queries.ts";

/** ms that the addresses of a file are used; they hold a little longer. */
const READING_LIFE = 45_000;

/** The marks on a case's materials. */
export type Marks = Returned<typeof materialMarkOperations.listMaterialMarks>;
/** A mark to be made, or taken off. */
export type MarkGiven = CallOptions<typeof materialMarkOperations.markMaterial>["body"];

const marksKey = (caseId: string) => [materialMarkOperations.listMaterialMarks.name, caseId] as const;

/** What the materials of a case are read under. */
export const materialsKey = (caseId: string) =>
  [materialOperations.listWindowMaterials.name, caseId] as const;

/** ms between two looks at files that are on their way. */
const LOOK_AGAIN_MS = 10_000;

/**
 * The materials of a case, and how far the file of each is: looked at again by whoever examines them, and by whoever sends
 * them for as long as some are on their way.
 */
export const useMaterials = (caseId: string, by: "examiner" | "sender") => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: materialsKey(caseId),
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(materialOperations.listWindowMaterials, { params: { caseId }, ifNoneMatch, signal }),
      ),
    refetchInterval: ({ state }) => {
      if (by === "examiner") return watchInterval();
      const arriving = state.data?.materials.some(
        (one) => one.state === "declared" || one.state === "uploaded",
      );
      return arriving ? LOOK_AGAIN_MS : false;
    },
  });
};

/** Where one material can be read; each asking is on the record, so it is asked once for what is shown, and never by itself again. */
export const useReading = (caseId: string, sha256: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [materialOperations.readWindowMaterial.name, caseId, sha256],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client) =>
        client.call(materialOperations.readWindowMaterial, { params: { caseId, sha256 }, signal }),
      ),
    staleTime: READING_LIFE,
    gcTime: READING_LIFE,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
};

/** What the examination of a case's materials found so far. */
export const useMarks = (caseId: string, enabled = true) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: marksKey(caseId),
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(materialMarkOperations.listMaterialMarks, { params: { caseId }, ifNoneMatch, signal }),
      ),
    refetchInterval: () => watchInterval(),
    enabled,
  });
};

/** Marks a material, and shows all marks as they are then. */
export const useMarking = (caseId: string) => {
  const queries = useQueryClient();
  return useCommand({
    tell: (client, body: MarkGiven) =>
      client.call(materialMarkOperations.markMaterial, { params: { caseId }, body }),
    onDone: (marks) => queries.setQueryData<Marks>(marksKey(caseId), marks),
  });
};

/** Who opened which material of a case, the last first. */
export const useAccesses = (caseId: string) => {
  const api = useBrokerApi();
  return useInfiniteQuery({
    queryKey: [materialOperations.listCaseAccesses.name, caseId],
    queryFn: ({ queryKey, pageParam, signal }) =>
      api.read([...queryKey, pageParam], (client, ifNoneMatch) =>
        client.call(materialOperations.listCaseAccesses, {
          params: { caseId },
          query: givenCursor(pageParam),
          ifNoneMatch,
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
};
