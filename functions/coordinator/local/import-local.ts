import type { localStandardOperations } from "@tongban/contract";
import { compareLists, importList, localRows, type RegionCode, type Staff } from "@tongban/domain";
import { type ImportName, intoLocal, stageRows } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Call, Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { countsOf } from "../agreement/list/compare.ts";
import { stagedRows } from "../agreement/list/import-rows.ts";
import type { ReadList } from "../agreement/list/lists.ts";
import {
  type Changed,
  changeLocalStandard,
  findingsOf,
  type KnownStandard,
  loadLocalStandard,
  rowsOf,
} from "./local-standard.ts";

type Operations = typeof localStandardOperations;

/** Puts a part of an import ready. */
export const stageLocalImport =
  ({ store }: Pick<Resources, "store">): Run<Operations["stageLocalImport"], Staff> =>
  async ({ params, body: { part, rows }, caller, now }) => {
    if (!caller.regions.includes(params.region)) return problem("not-found");
    await stageRows(store, nameOf(params, caller), part, rows, now);
    return answered({ part, rows: rows.length });
  };

/** Tells what an import would change, and what is wrong with its rows. */
export const checkLocalImport =
  (resources: Resources, read: ReadList): Run<Operations["checkLocalImport"], Staff> =>
  async (call) => {
    const { params, query, caller } = call;
    if (!caller.regions.includes(params.region)) return problem("not-found");
    const known = await loadLocalStandard(resources.store, params.region);
    const changed = await importInto(resources, read, known, call, query);
    if (changed.kind === "refusal") return changed;
    const findings = await findingsOf(resources, changed.rows, changed.limits);
    return answered({
      rows: changed.rows.length,
      ...countsOf(compareLists(await rowsOf(known, read), changed.rows)),
      findings: findings.map((one) => ({ ...one })),
    });
  };

/** Takes an import over. */
export const commitLocalImport =
  (resources: Resources, read: ReadList): Run<Operations["commitLocalImport"], Staff> =>
  (call) => {
    const { parts, way, why } = call.body;
    return changeLocalStandard(resources, call, call.params.region, why, (known) =>
      importInto(resources, read, known, call, { parts, way }),
    );
  };

type OfImport = { readonly region: RegionCode; readonly importId: string };
type Asked = Pick<Call<Operations["checkLocalImport"], Staff>["query"], "parts" | "way">;

const nameOf = ({ region, importId }: OfImport, caller: Staff): ImportName => ({
  into: intoLocal(region),
  importer: caller.id,
  id: importId,
});

const importInto = async (
  { store }: Pick<Resources, "store">,
  read: ReadList,
  known: KnownStandard,
  {
    params,
    caller,
    now,
  }: { readonly params: OfImport } & Pick<Call<Operations["checkLocalImport"], Staff>, "caller" | "now">,
  { parts, way }: Asked,
): Promise<Changed | Exclude<Awaited<ReturnType<typeof stagedRows>>, { kind: "staged" }>> => {
  const staged = await stagedRows(store, nameOf(params, caller), parts, now);
  if (staged.kind === "refusal") return staged;
  const own = localRows(params.region, staged.rows);
  if (own.kind === "refusal") return own;
  const rows = importList(await rowsOf(known, read), own.rows, way);
  return rows.kind === "refusal" ? rows : { kind: "changed", rows: rows.rows, limits: known.says?.limits };
};
