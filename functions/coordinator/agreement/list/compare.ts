import type { matterListOperations, rowChange } from "@tongban/contract";
import { compareLists, type MatterListRow, type RowChange, type RowField, type Staff } from "@tongban/domain";
import type * as z from "zod";
import { answered, problem } from "../../../edge/answer.ts";
import type { Run } from "../../../edge/call.ts";
import type { Resources } from "../../../edge/resources.ts";
import { loadOwnAgreement } from "../command.ts";
import { listNamed, type ReadList } from "./lists.ts";
import { pageOf } from "./page.ts";

/** Where the next page begins, between the lists that the first one compared. */
type Place = { readonly from: string; readonly to: string; readonly at: number };

/** Tells how two lists of an agreement differ. */
export const compareListsOf =
  ({ store, cursors }: Resources, read: ReadList): Run<typeof matterListOperations.compareLists, Staff> =>
  async ({ params: { agreementId }, query, caller }) => {
    const head = await loadOwnAgreement(store, agreementId, caller);
    if (!head) return problem("not-found");
    const { to, from = String(head.agreement.published?.version ?? "") } = query;
    if (from === "") return problem("not-found");
    const scope = `list comparison ${agreementId} ${from} ${to}`;
    const place =
      query.cursor === undefined
        ? undefined
        : ((await cursors.read(scope, query.cursor)) as Place | undefined);
    if (query.cursor !== undefined && !place) return problem("unknown-cursor");
    const [before, after] = await Promise.all([from, to].map((name) => listNamed(store, head, name)));
    if (before?.kind !== "list") return before ?? problem("not-found");
    if (after?.kind !== "list") return after ?? problem("not-found");
    const digests = { from: place?.from ?? before.list.digest, to: place?.to ?? after.list.digest };
    const changes = compareLists(await read({ digest: digests.from }), await read({ digest: digests.to }));
    const { some, next } = pageOf(changes.map(changeView), place?.at ?? 0);
    return answered({
      from,
      to,
      ...countsOf(changes),
      changes: [...some],
      cursor: next === undefined ? null : await cursors.write(scope, { ...digests, at: next }),
    });
  };

/** How many rows a comparison has of each kind. */
export const countsOf = (changes: readonly RowChange[]) => {
  const count = (wanted: RowChange["kind"]) => changes.filter(({ kind }) => kind === wanted).length;
  return { added: count("added"), removed: count("removed"), changed: count("changed") };
};

const changeView = (change: RowChange): z.output<typeof rowChange> => {
  if (change.kind !== "changed") return change;
  const { before, after, fields } = change;
  const { matter, handling, sources, title } = after;
  return {
    kind: "changed",
    row: { matter, title, ...(handling ? { handling } : {}), ...(sources ? { sources } : {}) },
    fields: [...fields],
    before: partOf(before, fields),
    after: partOf(after, fields),
  };
};

const partOf = (row: MatterListRow, fields: readonly RowField[]): Partial<MatterListRow> =>
  Object.fromEntries(fields.flatMap((field) => (row[field] === undefined ? [] : [[field, row[field]]])));
