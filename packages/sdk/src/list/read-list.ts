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
  await everyPage(async (cursor) => {
    const query = cursor === undefined ? {} : { cursor };
    const page = expectValue(
      version === "draft"
        ? await client.call(matterListOperations.listDraftRows, { params: { agreementId }, query, signal })
        : await client.call(matterListOperations.listVersionRows, {
            params: { agreementId, version },
            query,
            signal,
          }),
    );
    rows.push(...page.rows);
    revision = page.revision;
    return page.cursor;
  });
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
  const { from, to } = between;
  let whole: WholeComparison | undefined;
  await everyPage(async (cursor) => {
    const query = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(cursor ? { cursor } : {}) };
    const { cursor: next, ...page } = expectValue(
      await client.call(matterListOperations.compareLists, { params: { agreementId }, query, signal }),
    );
    whole = whole ? { ...whole, changes: [...whole.changes, ...page.changes] } : page;
    return next;
  });
  if (!whole) throw new Error("a comparison has one page at least");
  return whole;
};
