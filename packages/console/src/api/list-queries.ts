import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { matterListOperations } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import { ProblemError } from "@tongban/sdk/client";
import { readWholeComparison, readWholeList, type WholeComparison, type WholeList } from "@tongban/sdk/list";
import { useMemo } from "react";
import type { BrokerApi } from "./broker-api.ts";
import { useBrokerApi } from "./broker-api-context.ts";
import { useNames } from "./window-queries.ts";

/** Which list: the draft's, or that of a published version; `digest` tells when it is another one. */
export type ListPlace = {
  readonly agreementId: string;
  readonly version: number | "draft";
  readonly digest: string;
};

/** The key of a list's rows: a list never changes under its digest. */
export const wholeListKey = (agreementId: string, digest: string) =>
  [matterListOperations.listDraftRows.name, agreementId, digest] as const;

/** All rows of a list; while another one of the same agreement is read, the former one stands. */
export const useWholeList = ({ agreementId, version, digest }: ListPlace, enabled = true) => {
  const api = useBrokerApi();
  return useQuery<WholeList>({
    queryKey: wholeListKey(agreementId, digest),
    queryFn: ({ queryKey, signal }) =>
      readPages(api, queryKey, (client) => readWholeList(client, { agreementId, version }, signal)),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
};

/** Between which versions lists are compared; `digests` tell when it is other lists. */
type ComparedLists = {
  readonly agreementId: string;
  readonly from: string;
  readonly to: string;
  readonly digests: readonly string[];
};

/** Every row that differs between two versions' lists. */
export const useListComparison = ({ agreementId, from, to, digests }: ComparedLists) => {
  const api = useBrokerApi();
  return useQuery<WholeComparison>({
    queryKey: [matterListOperations.compareLists.name, agreementId, from, to, ...digests],
    queryFn: ({ queryKey, signal }) =>
      readPages(api, queryKey, (client) => readWholeComparison(client, agreementId, { from, to }, signal)),
    staleTime: Number.POSITIVE_INFINITY,
  });
};

type Client = Parameters<Parameters<BrokerApi["send"]>[0]>[0];

/** Reads what has pages, as a whole; so a token that ran out is renewed here as everywhere. */
const readPages = <T>(
  api: BrokerApi,
  key: readonly unknown[],
  read: (client: Client) => Promise<T>,
): Promise<T> =>
  api.read<T>(key, async (client) => {
    try {
      return { ok: true, status: 200, value: await read(client), etag: undefined };
    } catch (fault) {
      if (fault instanceof ProblemError) return { ok: false, problem: fault.problem };
      throw fault;
    }
  });

/** Names of the regions that take part, as cells of a list refer to them; those named come first. */
export const useSurroundings = (first: readonly string[] = []) => {
  const names = useNames();
  const order = first.join();
  return useMemo(() => {
    const regions = new Map<string, string>(names.data?.regions.map(({ region, name }) => [region, name]));
    const leading = order.split(",").flatMap((code): [string, string][] => {
      const name = regions.get(code);
      return name === undefined ? [] : [[code, name]];
    });
    return { regions: new Map([...leading, ...regions]) };
  }, [names.data, order]);
};

/** Rows of a list, where they are known. */
export const rowsIn = (list: WholeList | undefined): readonly MatterListRow[] => list?.rows ?? noRows;

const noRows: readonly MatterListRow[] = [];
