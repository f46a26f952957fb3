import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { localStandardOperations } from "@tongban/contract";
import type { LocalLimits, MatterListRow } from "@tongban/domain";
import { expectValue, ProblemError } from "@tongban/sdk/client";
import type { WholeList } from "@tongban/sdk/list";
import { useBrokerApi } from "./broker-api-context.ts";

/** What a region gives its own applicants, with its limits; `revision` is the version of its record, 0 where it never said anything. */
export type WholeLocal = WholeList & { readonly limits: LocalLimits | null };

/** Keys of what is read of regions' own standards. */
export const localKeys = { rows: [localStandardOperations.listLocalRows.name] } as const;

/** What a region gives its own applicants (本地办理标准), all of it. */
export const useLocalStandard = (region: string) => {
  const api = useBrokerApi();
  return useQuery<WholeLocal>({
    queryKey: [...localKeys.rows, region],
    queryFn: ({ queryKey, signal }) =>
      api.read<WholeLocal>(queryKey, async (client) => {
        const rows: MatterListRow[] = [];
        const read = async (cursor?: string) => {
          const query = cursor === undefined ? {} : { cursor };
          const call = { params: { region }, query, signal };
          const page = expectValue(await client.call(localStandardOperations.listLocalRows, call));
          rows.push(...page.rows);
          return page;
        };
        try {
          let page = await read();
          while (page.cursor !== null) page = await read(page.cursor);
          const value = { revision: page.version, limits: page.limits, rows };
          return { ok: true, status: 200, value, etag: undefined };
        } catch (fault) {
          if (fault instanceof ProblemError) return { ok: false, problem: fault.problem };
          throw fault;
        }
      }),
    placeholderData: keepPreviousData,
  });
};
