import { matterListOperations } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import { type Client, everyPage, expectValue, type Returned } from "../client/index.ts";

/** Which list: of the draft, or of a published version. */
export type ListName = { readonly agreementId: string; readonly version: number | "draft" };

/** All rows of a list, and the agreement's revision when they were read. */
export type WholeList = { readonly revision: number; readonly rows: readonly MatterListRow[] };

/** Reads every page of a list; throws a `ProblemError` where refused. */
export const readWholeList = async (
  client: Client,
  { agreementId, version }: ListName,
  signal?: AbortSignal,
): Promise<WholeList> => {
  const rows: MatterListRow[] = [];
  let revision = 0;
  const pages = everyPage(async (cursor) => {
    const call = { query: { cursor }, signal };
    return expectValue(
      version === "draft"
        ? await client.call(matterListOperations.listDraftRows, { params: { agreementId }, ...call })
        : await client.call(matterListOperations.listVersionRows, {
            params: { agreementId, version },
            ...call,
          }),
    );
  });
  for await (const page of pages) {
    rows.push(...page.rows);
    revision = page.revision;
  }
  return { revision, rows };
};

/** How two lists differ, with every change. */
export type WholeComparison = Omit<Returned<typeof matterListOperations.compareLists>, "cursor">;

/** Reads every page of a comparison; throws a `ProblemError` where refused. */
export const readWholeComparison = async (
  client: Client,
  agreementId: string,
  between: { readonly from?: string | undefined; readonly to?: string | undefined },
  signal?: AbortSignal,
): Promise<WholeComparison> => {
  let whole: WholeComparison | undefined;
  const pages = everyPage(async (cursor) => {
    const call = { params: { agreementId }, query: { ...between, cursor }, signal };
    return expectValue(await client.call(matterListOperations.compareLists, call));
  });
  for await (const { cursor: _next, ...page } of pages)
    whole = whole ? { ...whole, changes: [...whole.changes, ...page.changes] } : page;
  if (!whole) throw new Error("a comparison has one page at least");
  return whole;
};
