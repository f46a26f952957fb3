import type { localStandardOperations } from "@tongban/contract";
import {
  changeList,
  checkLocal,
  type Finding,
  type LocalLimits,
  type LocalStandard,
  localRows,
  type MatterListRow,
  type Refusal,
  type RegionCode,
  refusal,
  type Staff,
} from "@tongban/domain";
import {
  keepList,
  loadRecord,
  localStandardRecord,
  type RecordPlan,
  readRegistered,
  type StoreContext,
} from "@tongban/store";
import { answered, type Problem, problem } from "../../edge/answer.ts";
import type { Call, Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { formFaultsOf } from "../agreement/form-faults.ts";
import type { ReadList } from "../agreement/list/lists.ts";
import { pageOf } from "../agreement/list/page.ts";
import { answerCommand, type RegistryCall } from "../registry/command.ts";

type Operations = typeof localStandardOperations;

/** A region's own standard as it stands; version 0 where the region never said anything. */
export type KnownStandard = { readonly version: number; readonly says: LocalStandard | undefined };

/** Reads a region's own standard, strongly consistent. */
export const loadLocalStandard = async (store: StoreContext, region: RegionCode): Promise<KnownStandard> => {
  const record = await loadRecord(store, { kind: "local-standard", id: region });
  return {
    version: record?.version ?? 0,
    says: record?.says ? readRegistered["local-standard"](record.says) : undefined,
  };
};

/** The rows of a region's own list; none where it never said anything. */
export const rowsOf = async ({ says }: KnownStandard, read: ReadList): Promise<readonly MatterListRow[]> =>
  says ? read(says.list) : [];

/** Where the next page begins, in the list that the first one was read from. */
type Place = { readonly digest: string; readonly from: number };

/** Lists what a region gives its own applicants; that is public, so every coordinator may read it. */
export const listLocalRows =
  (
    { store, cursors, names }: Pick<Resources, "store" | "cursors" | "names">,
    read: ReadList,
  ): Run<Operations["listLocalRows"], Staff> =>
  async ({ params: { region }, query: { q, cursor } }) => {
    const scope = JSON.stringify(["local rows", region, q ?? ""]);
    const place =
      cursor === undefined ? undefined : ((await cursors.read(scope, cursor)) as Place | undefined);
    if (cursor !== undefined && !place) return problem("unknown-cursor");
    const known = await loadLocalStandard(store, region);
    if (!known.says && !(await names()).regions.has(region)) return problem("not-found");
    const digest = place?.digest ?? known.says?.list.digest;
    const rows = digest === undefined ? [] : await read({ digest });
    const word = q?.toLowerCase();
    const found = rows.filter(
      ({ matter, title }) =>
        word === undefined || [matter, title].some((text) => text.toLowerCase().includes(word)),
    );
    const { some, next } = pageOf(found, place?.from ?? 0);
    return answered({
      region,
      version: known.version,
      limits: known.says?.limits ?? null,
      found: found.length,
      rows: [...some],
      cursor:
        next === undefined || digest === undefined
          ? null
          : await cursors.write(scope, { digest, from: next }),
    });
  };

/** Adds, changes and takes off rows, or says the region's limits. */
export const reviseLocalStandard =
  (resources: Resources, read: ReadList): Run<Operations["reviseLocalStandard"], Staff> =>
  (call) => {
    const { put, remove, limits, why } = call.body;
    const { region } = call.params;
    return changeLocalStandard(resources, call, region, why, async (known) => {
      const own = localRows(region, put);
      if (own.kind === "refusal") return own;
      const rows = changeList(await rowsOf(known, read), { put: own.rows, remove });
      const said = limits === undefined ? known.says?.limits : limits;
      return rows.kind === "refusal" ? rows : { kind: "changed", rows: rows.rows, limits: said ?? undefined };
    });
  };

/** What a region's own standard is to become. */
export type Changed = {
  readonly kind: "changed";
  readonly rows: readonly MatterListRow[];
  readonly limits: LocalLimits | undefined;
};

/**
 * Changes what the caller's region gives its own applicants, as one change of its record. The rows are kept before it:
 * under their digest they harm nobody.
 */
export const changeLocalStandard = (
  resources: Pick<Resources, "store" | "names">,
  call: RegistryCall & Pick<Call<Operations["commitLocalImport"], Staff>, "caller">,
  region: RegionCode,
  why: string,
  change: (known: KnownStandard) => Promise<Changed | Refusal>,
): ReturnType<Run<Operations["reviseLocalStandard"], Staff>> => {
  if (!call.caller.regions.includes(region)) return Promise.resolve(problem("not-found"));
  return answerCommand(resources.store, call, {
    kind: "local-standard",
    id: region,
    why,
    mayBeAbsent: true,
    decide: async (says, version) => planLocal(resources, region, version, await change({ version, says })),
  });
};

const planLocal = async (
  { store, names }: Pick<Resources, "store" | "names">,
  region: RegionCode,
  seen: number,
  changed: Changed | Refusal,
): Promise<RecordPlan | Refusal | Problem> => {
  if (changed.kind === "refusal") return changed;
  const { rows, limits } = changed;
  const findings = await findingsOf({ names }, rows, limits);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return refusal("local-rows-have-errors", { findings: errors.slice(0, NAMED) });
  const list = await keepList(store, rows);
  const said: LocalStandard = { region, list, ...(limits ? { limits } : {}) };
  return { kind: "plan", changes: [{ ...localStandardRecord(said), seen }] };
};

/** Findings that a refusal names at most. */
const NAMED = 100;

/** What is wrong with rows and limits, by the check that a draft's rows pass. */
export const findingsOf = async (
  { names }: Pick<Resources, "names">,
  rows: readonly MatterListRow[],
  limits: LocalLimits | undefined,
): Promise<readonly Finding[]> => {
  const known = await names();
  return checkLocal(rows, limits, {
    matters: new Map([...known.matters.values()].map(({ matter, basicCode }) => [matter, basicCode])),
    formFaults: formFaultsOf(rows),
  });
};
