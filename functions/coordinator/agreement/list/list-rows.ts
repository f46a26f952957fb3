import type { listPage, matterListOperations } from "@tongban/contract";
import type { AgreementId, MatterListRow, RegionCode, Staff } from "@tongban/domain";
import type * as z from "zod";
import { type Answer, answered, problem } from "../../../edge/answer.ts";
import type { Run } from "../../../edge/call.ts";
import type { Resources } from "../../../edge/resources.ts";
import { loadOwnAgreement } from "../command.ts";
import { listNamed, type ReadList } from "./lists.ts";
import { pageOf } from "./page.ts";

type Operations = typeof matterListOperations;
type Page = z.output<typeof listPage>;
type Asked = {
  readonly q?: string | undefined;
  readonly handling?: RegionCode | undefined;
  readonly cursor?: string | undefined;
};

/** Where the next page begins, in the list that the first one was read from. */
type Place = { readonly digest: string; readonly from: number };

/** Lists the rows of the draft. */
export const listDraftRows =
  (resources: Resources, read: ReadList): Run<Operations["listDraftRows"], Staff> =>
  ({ params: { agreementId }, query, caller }) =>
    answerRows(resources, read, caller, { agreementId, name: "draft" }, query);

/** Lists the rows of a published version. */
export const listVersionRows =
  (resources: Resources, read: ReadList): Run<Operations["listVersionRows"], Staff> =>
  ({ params: { agreementId, version }, query, caller }) =>
    answerRows(resources, read, caller, { agreementId, name: String(version) }, query);

const answerRows = async (
  { store, cursors }: Resources,
  read: ReadList,
  caller: Staff,
  { agreementId, name }: { readonly agreementId: AgreementId; readonly name: string },
  { q, handling, cursor }: Asked,
): Promise<Answer<Page>> => {
  const head = await loadOwnAgreement(store, agreementId, caller);
  if (!head) return problem("not-found");
  const scope = JSON.stringify(["list rows", agreementId, name, q ?? "", handling ?? ""]);
  const place = cursor === undefined ? undefined : ((await cursors.read(scope, cursor)) as Place | undefined);
  if (cursor !== undefined && !place) return problem("unknown-cursor");
  const named = await listNamed(store, head, name);
  if (named.kind !== "list") return named;
  const digest = place?.digest ?? named.list.digest;
  const rows = await read({ digest });
  const found = rows.filter((row) => isAsked(row, q, handling));
  const { some, next } = pageOf(found, place?.from ?? 0);
  return answered({
    revision: head.agreement.revision,
    list: { digest, rows: rows.length },
    found: found.length,
    rows: [...some],
    cursor: next === undefined ? null : await cursors.write(scope, { digest, from: next }),
  });
};

const isAsked = (row: MatterListRow, q: string | undefined, handling: RegionCode | undefined): boolean => {
  const word = q?.toLowerCase();
  return (
    (handling === undefined || row.handling === undefined || row.handling === handling) &&
    (word === undefined || [row.matter, row.title].some((text) => text.toLowerCase().includes(word)))
  );
};
