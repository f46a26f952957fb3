import { PutCommand } from "@aws-sdk/lib-dynamodb";
import {
  addMs,
  epochMs,
  type Instant,
  type MatterListRow,
  type RegionCode,
  type StaffId,
} from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import { list, map, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { packed } from "../table/packed.ts";
import { keys, ttlAttribute } from "../table/table.ts";
import { listRow } from "./terms-codec.ts";

/** An import as its importer names it. */
export type ImportName = {
  /** The agreement, or the region whose own list it is ({@link intoLocal}). */
  readonly into: string;
  readonly importer: StaffId;
  readonly id: string;
};

/** An import into a region's own list; no agreement has a colon in its name. */
export const intoLocal = (region: RegionCode): string => `local:${region}`;

/** ms that a part of an import is kept for. */
const STAGED_MS = 86_400_000;

type Part = { readonly expires: number; readonly rows: readonly MatterListRow[] };

const part = map<Part>({ expires: [ttlAttribute, whole], rows: ["rows", packed(list(listRow))] });

const keyOf = ({ into, importer, id }: ImportName, n: number) => keys.importPart(into, importer, id, n);

/** Keeps a part of an import for a day; a part of the same number that is there is replaced. */
export const stageRows = async (
  { table, tableName }: TableContext,
  name: ImportName,
  n: number,
  rows: readonly MatterListRow[],
  now: Instant,
): Promise<void> => {
  const expires = seconds(addMs(now, STAGED_MS));
  await table.send(
    new PutCommand({ TableName: tableName, Item: { ...keyOf(name, n), ...part.write({ expires, rows }) } }),
  );
};

/** The rows of an import in the order of its parts, or the numbers of the parts that are not there. */
export const loadStagedRows = async (
  context: TableContext,
  name: ImportName,
  parts: number,
  now: Instant,
): Promise<
  | { readonly kind: "staged"; readonly rows: readonly MatterListRow[] }
  | { readonly kind: "incomplete"; readonly parts: readonly number[] }
> => {
  const wanted = Array.from({ length: parts }, (_, i) => i + 1);
  const items = await batchGet(
    context,
    wanted.map((n) => keyOf(name, n)),
  );
  const found = new Map(items.map((item) => [item["sk"], part.read(item)]));
  const staged = wanted.map((n) => {
    const kept = found.get(keyOf(name, n).sk);
    // A table deletes what has expired some time later.
    return kept && kept.expires > seconds(now) ? kept.rows : undefined;
  });
  const missing = wanted.filter((n) => staged[n - 1] === undefined);
  if (missing.length > 0) return { kind: "incomplete", parts: missing };
  return { kind: "staged", rows: staged.flatMap((rows) => rows ?? []) };
};

const seconds = (at: Instant): number => Math.floor(epochMs(at) / 1_000);
