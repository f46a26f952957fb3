import { hash } from "node:crypto";
import { byRowName, type ListReference, type MatterId, type MatterListRow } from "@tongban/domain";
import { digestOf } from "../case/chain.ts";
import { batchGet, writeAll } from "../table/batch.ts";
import { attributesOf, list, map, text, Unreadable, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { listRow } from "./terms-codec.ts";

/**
 * Matter lists, kept by what they say: rows stand in shelves, a list names its shelves, and both are found by the digest
 * of their content. So a list never changes under its digest, versions and drafts share what they have in common, and
 * who mends one row of ten thousand writes one shelf.
 */

/** Rows of a shelf, about: an item takes 400 KB, and a row with a long form some 10 KB. */
const SHELF_ROWS = 16;

const shelf = list(listRow);
const contents = map<{ readonly rows: number; readonly shelves: readonly string[] }>({
  rows: ["rows", whole],
  shelves: ["shelves", list(text())],
});

/**
 * Keeps the rows of a list, in no order; what is kept already is not written again, so a try that was broken off goes on
 * where it stopped.
 */
export const keepList = async (
  context: TableContext,
  rows: readonly MatterListRow[],
): Promise<ListReference> => {
  const count = shelvesFor(rows.length);
  const shelves = Array.from({ length: count }, (): MatterListRow[] => []);
  for (const row of rows) shelves[shelfOf(row, count)]?.push(row);
  const written = shelves.map((some) => shelf.write(some.toSorted(byRowName)));
  const digests = written.map(digestOf);
  const item = contents.write({ rows: rows.length, shelves: digests });
  const digest = digestOf(item);
  const wanted = [
    ...written.map((kept, i) => ({ ...keys.listShelf(digests[i] ?? ""), shelf: kept })),
    { ...keys.list(digest), ...item },
  ];
  const known = await batchGet(
    context,
    wanted.map(({ pk, sk }) => ({ pk, sk })),
    ["pk"],
  );
  const names = new Set(known.map(({ pk }) => pk));
  await writeAll(
    context,
    [...new Map(wanted.map((one) => [one.pk, one])).values()].filter(({ pk }) => !names.has(pk)),
  );
  return { digest, rows: rows.length };
};

/** The rows of a list by name of the row; throws where no such list is kept. */
export const loadList = async (
  context: TableContext,
  { digest }: Pick<ListReference, "digest">,
): Promise<readonly MatterListRow[]> => {
  const [item] = await batchGet(context, [keys.list(digest)]);
  if (!item) throw new Unreadable(`no list ${digest}`);
  const { shelves } = contents.read(item);
  const found = await batchGet(context, [...new Set(shelves)].map(keys.listShelf));
  if (found.length !== new Set(shelves).size) throw new Unreadable(`shelves of list ${digest} are missing`);
  return found.flatMap((one) => shelf.read(attributesOf(one)["shelf"])).toSorted(byRowName);
};

/** The rows of one matter in a list; reads the list's contents and one shelf. Throws where no such list is kept. */
export const loadListRows = async (
  context: TableContext,
  digest: string,
  matter: MatterId,
): Promise<readonly MatterListRow[]> => {
  const [item] = await batchGet(context, [keys.list(digest)]);
  if (!item) throw new Unreadable(`no list ${digest}`);
  const { shelves } = contents.read(item);
  const [found] = await batchGet(context, [
    keys.listShelf(shelves[shelfOf({ matter }, shelves.length)] ?? ""),
  ]);
  if (!found) throw new Unreadable(`a shelf of list ${digest} is missing`);
  return shelf.read(attributesOf(found)["shelf"]).filter((row) => row.matter === matter);
};

const shelvesFor = (rows: number): number => {
  let count = 1;
  while (count * SHELF_ROWS < rows) count *= 2;
  return count;
};

const shelfOf = ({ matter }: Pick<MatterListRow, "matter">, count: number): number =>
  hash("sha256", matter, "buffer").readUInt32BE(0) % count;
