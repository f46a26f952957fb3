import type { matterListOperations } from "@tongban/contract";
import {
  type Agreement,
  type ChangedList,
  compareLists,
  type ImportWay,
  type Instant,
  importList,
  type MatterListRow,
  type Refusal,
  refusal,
  type Staff,
} from "@tongban/domain";
import { type ImportName, loadStagedRows, stageRows } from "@tongban/store";
import { answered, problem } from "../../../edge/answer.ts";
import type { Call, Run } from "../../../edge/call.ts";
import type { Resources } from "../../../edge/resources.ts";
import { checkDraftWith } from "../check.ts";
import { type AgreementDesk, loadOwnAgreement } from "../command.ts";
import { countsOf } from "./compare.ts";
import type { ReadList } from "./lists.ts";
import { reviseList } from "./revise-rows.ts";

type Operations = typeof matterListOperations;
type Import = { readonly name: ImportName; readonly parts: number; readonly way: ImportWay };

/** Puts a part of an import ready. */
export const stageImportPart =
  ({ store }: Pick<Resources, "store">): Run<Operations["stageImportPart"], Staff> =>
  async ({ params, body: { part, rows }, caller, now }) => {
    const head = await loadOwnAgreement(store, params.agreementId, caller);
    if (!head) return problem("not-found");
    if (!head.agreement.draft) return refusal("no-draft");
    await stageRows(store, nameOf(params, caller), part, rows, now);
    return answered({ part, rows: rows.length });
  };

/** Tells what an import would change, and what a check would find in the draft then. */
export const checkImport =
  (resources: Resources, read: ReadList): Run<Operations["checkImport"], Staff> =>
  async ({ params, query, caller, now }) => {
    const head = await loadOwnAgreement(resources.store, params.agreementId, caller);
    if (!head) return problem("not-found");
    const { draft } = head.agreement;
    if (!draft) return refusal("no-draft");
    const asked = { name: nameOf(params, caller), ...query };
    const imported = await importInto(resources, read, head.agreement, asked, now);
    if (imported.kind === "refusal") return imported;
    const changes = compareLists(await read(draft.content.list), imported.rows);
    const findings = await checkDraftWith(resources, head.agreement, draft.content, imported.rows);
    return answered({
      rows: imported.rows.length,
      ...countsOf(changes),
      findings: findings.map((one) => ({ ...one })),
    });
  };

/** Takes an import into the draft. */
export const commitImport =
  (desk: AgreementDesk, read: ReadList): Run<Operations["commitImport"], Staff> =>
  (call) => {
    const { params, body, caller, now } = call;
    const asked = { name: nameOf(params, caller), ...body };
    return reviseList(desk, call, params.agreementId, (agreement) =>
      importInto(desk, read, agreement, asked, now),
    );
  };

const nameOf = (
  { agreementId, importId }: Call<Operations["commitImport"], Staff>["params"],
  caller: Staff,
): ImportName => ({ into: agreementId, importer: caller.id, id: importId });

const importInto = async (
  { store }: Pick<Resources, "store">,
  read: ReadList,
  { draft }: Agreement,
  { name, parts, way }: Import,
  now: Instant,
): Promise<ChangedList | Refusal> => {
  if (!draft) return refusal("no-draft");
  const staged = await stagedRows(store, name, parts, now);
  if (staged.kind === "refusal") return staged;
  return importList(way === "merge" ? await read(draft.content.list) : [], staged.rows, way);
};

/** The rows of an import; refused where parts of it are missing. */
export const stagedRows = async (
  store: Resources["store"],
  name: ImportName,
  parts: number,
  now: Instant,
): Promise<{ readonly kind: "staged"; readonly rows: readonly MatterListRow[] } | Refusal> => {
  const staged = await loadStagedRows(store, name, parts, now);
  if (staged.kind === "staged") return staged;
  return refusal("import-incomplete", { parts: staged.parts.slice(0, 20) });
};
